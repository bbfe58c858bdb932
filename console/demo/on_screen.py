"""What the secretary of the demonstration put on screen: everything that came to the floor."""

from sqlalchemy import select

from console import db
from console.auth.actor import Actor
from console.capture.acts import screen
from models import Matter
from models.codes.questions import TAKEN_UP


def show_all(cli: Actor, meeting_id: int) -> None:
    """Put every matter that came to the floor on screen, masked, as if a person had looked."""
    query = (
        select(Matter.id, Matter.wording)
        .where(Matter.meeting_id == meeting_id, Matter.place.in_(TAKEN_UP), Matter.wording != "")
        .order_by(Matter.number)
    )
    with db.reading() as session:
        found = session.execute(query).all()
    for matter_id, wording in found:
        screen.put_on_screen(cli, meeting_id, matter_id, wording, seen="")
