"""What a sentence mentions, in order, and what stands around an amount: items, noun phrases, the frame that is filled."""
