lead = El asilo es un derecho.
