"""`tidewaiter completion`: the script that a shell loads to complete commands, options and file names."""

import click
from click.shell_completion import get_completion_class

EPILOG = """\b
Examples:
  tidewaiter completion bash >> ~/.bashrc
  tidewaiter completion zsh >> ~/.zshrc
  tidewaiter completion fish > ~/.config/fish/completions/tidewaiter.fish
"""


@click.command(epilog=EPILOG)
@click.argument("shell", type=click.Choice(("bash", "zsh", "fish")))
@click.pass_context
def completion(context: click.Context, shell: str) -> None:
    """Print the completion script of a shell."""
    found = get_completion_class(shell)
    root = context.find_root()
    if found is None:
        raise click.UsageError(f"no completion for {shell} in this version of click", context)
    if shell == "bash":
        # click's source() starts bash to ask for its version and warns about old ones; the script itself does not need that
        script = found.source_template % found(root.command, {}, "tidewaiter", "_TIDEWAITER_COMPLETE").source_vars()
    else:
        script = found(root.command, {}, "tidewaiter", "_TIDEWAITER_COMPLETE").source()
    click.echo(script)
