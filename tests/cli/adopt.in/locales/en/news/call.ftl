## Opening

title = A call to the governments

## The demands

demands-heading = What we ask
# One sentence.
lead = On 3 May 2024, the { -coalition } asked 12 governments to protect the { -asylum }.
demands-intro = We ask them to:
demand-asylum = Guarantee the { -asylum(form: "seek") };
demand-agreements = Publish every agreement on migration before 30 June.

## Close

text = The [full text](https://example.org/en/call) is {"{"}public{"}"}.
close = Nobody is illegal.
