"""What everybody looks at during a meeting: its boards, made once per change for all viewers."""
