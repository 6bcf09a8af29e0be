thanks = Thank you
lead = Read our [first statement](ban.md) again.
