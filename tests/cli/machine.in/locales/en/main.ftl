# Read aloud.
lead = More than 20 states signed the agreement.
deadline = The deadline is in 25 days.
write = Write to { $name } today.
page = Read the page.
signed = { $people ->
    [one] One person signed.
   *[other] { $people } people signed.
}
other = Something else entirely.
done = Done
