title = The call
lead = More than 20 States signed [it](https://example.org/call).
