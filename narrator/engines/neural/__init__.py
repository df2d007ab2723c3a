"""What the engines of neural voices share: their networks, their files, sounds and words."""
