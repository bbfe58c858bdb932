"""The live desk of a department."""
