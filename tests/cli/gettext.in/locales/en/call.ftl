title = The call
lead = On 3 May 2024 the coalition asked **12 governments** to protect the right to asylum.
publish = We ask them to publish every agreement before 30 June.
costs = Share the costs.
nobody = Nobody is illegal.
text = The [full text](https://example.org/en/call) is _public_.
