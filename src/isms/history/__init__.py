"""What git knows of a programme; without git everything else still works."""
