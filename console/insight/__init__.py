"""Views across the stages: figures only, no acts."""
