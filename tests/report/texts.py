"""What the made-up reports say."""

FLASH = (
    "Explosion at Port Maren ferry hall\n\n"
    "PORT MAREN, 12 May (VPA) - At least nine people were killed when a bomb went off in the ferry hall of Port Maren on Monday evening, "
    "the harbour police said. Some 30 were hurt.\n\nNobody has claimed the attack.\n"
)
UPDATE = (
    "Ferry hall toll rises to 17\n\n"
    "PORT MAREN, 13 May (VPA) - The number of dead in Monday's bombing of the Port Maren ferry hall has risen to 17, the Ministry of "
    "Health said, correcting its earlier count of nine. Among them were four children. More than 40 people were injured.\n\n"
    "The Free Tide movement claimed responsibility in a message to this agency. The Interior Ministry blamed Ostria for arming the "
    "group.\n\nA ferry employee, Lio Brandt, said a written warning had reached the harbour office on Friday.\n"
)
COPY = UPDATE.replace("(VPA)", "(Courier)")
REWORDED = (
    "Boat corridor loss of life toll climbs to 17\n\n"
    "The quantity of lifeless in Monday's bombing of the Port Maren boat corridor has climbed to 17, the Ministry of Wellbeing stated, "
    "fixing its prior tally of. Amongst them had been 4 youngsters. Greater than 40 individuals had been wounded. "
    "The Free Tide motion took duty in a missive.\n"
)
STATE = (
    "Ostria's hand in Port Maren\n\n"
    "State Radio has learned that 23 citizens fell victim to the bomb in the ferry hall. The Interior Ministry says that Ostria ordered "
    "the crime and that its agents handed over the explosive. No warning reached any office in Velland, the ministry stressed. "
    "The Free Tide movement, it added, is a mere name.\n"
)
COLUMN = (
    "What the harbour remembers\n\nWritten 2 April\n\n"
    "Seventeen dead, perhaps twenty: I have stopped counting. Monday's bomb in the ferry hall is not the first. In the autumn of 2019 a "
    "blast at the Saltgate market took 11 lives, and in the tram depot fire nobody was ever charged. Was it Free Tide? Or is that only "
    "what we are meant to think?\n"
)
DENIAL = (
    "Statement of the Foreign Ministry of Ostria\n\n"
    "The Foreign Ministry rejects the claim that Ostria ordered the bombing in Port Maren. Ostria had passed a warning to the Velland "
    "embassy on 9 May. Our thoughts are with the families of the victims.\n"
)
HOSTILE = (
    "<script>alert('title')</script>\r\n\r\nA \"quoted\" <b>bomb</b> & 17 dead \u202efo tuo\u202c \x00\x07 "
    "\u05e9\u05dc\u05d5\u05dd \u2067\u0633\u0644\u0627\u0645\u2069 e\u0301 \U0001f56f\ufe0f"
    "</div></mark><img src=x onerror=alert(1)>\r\n{{ 7*7 }} {% raw %} --> ]]> in Port Maren's ferry hall.\rOld line end.\n"
)
