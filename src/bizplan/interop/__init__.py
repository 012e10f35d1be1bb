"""What other programs write and read: JSON Schema for editors."""
