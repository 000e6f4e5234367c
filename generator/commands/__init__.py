"""What the commands do, a command a file, apart from how the command line asks for it (`cli/`)."""
