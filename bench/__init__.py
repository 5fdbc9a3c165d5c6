"""Speed and accuracy, each measured against something outside this project."""
