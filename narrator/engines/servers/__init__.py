"""What the engines that ask a server share: one request and its answer, and what a server says of words."""
