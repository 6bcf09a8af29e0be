thanks = Thank you
lead = Read our [first statement](2024/ban.md) again.
