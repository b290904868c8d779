"""What a page in the browser can ask → answers in plain values; and the server that answers it on this machine."""
