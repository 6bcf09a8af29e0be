title-contact = Contact

contact = Contact

press = Press

press-is = Write to <a href="mailto:press@openbridges.example">the press office</a>, or read <a href="about.md">who we are</a> and <a href="2024/thanks.md">our thanks</a>.

bridge-alt = A bridge
