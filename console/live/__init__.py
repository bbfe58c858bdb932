"""What wakes screens: topics and the bell."""
