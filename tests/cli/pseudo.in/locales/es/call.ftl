title = El llamamiento
lead = Más de 20 Estados [lo](https://example.org/call) firmaron.
