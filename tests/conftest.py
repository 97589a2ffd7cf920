"""What all tests share: one hypothesis profile, the same on every machine."""

from hypothesis import HealthCheck, settings

# No deadline: the machine may be busy.  Derandomised: a run that fails here fails everywhere, and the next run does too.
settings.register_profile(
    "tidewaiter", deadline=None, derandomize=True, max_examples=100, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("tidewaiter")
