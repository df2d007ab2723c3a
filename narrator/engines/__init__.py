"""The engines that come with narrator; they enter by entry point, as anyone's do."""
