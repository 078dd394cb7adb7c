"""The front door.   Run: streamlit run app.py"""

import streamlit as st
from starlette.middleware import Middleware

from dashboard.front.front_door import FrontDoor, opening, report, routes
from dashboard.front.in_turn import take_turns
from dashboard.front.line import remember_the_run_before, send_at_once
from dashboard.operating.silent import let_go_of_the_silent, take_few_at_once

take_turns()
remember_the_run_before()
send_at_once()
let_go_of_the_silent()
take_few_at_once()
app = st.App(
    "dashboard/front/main.py",
    routes=routes(),
    middleware=[Middleware(FrontDoor)],
    lifespan=opening,
    on_script_error=report,
)
