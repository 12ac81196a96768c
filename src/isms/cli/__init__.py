"""The command line: reads arguments, asks the clock, prints and exits; decides nothing else."""
