"""The live meeting, from opening to close: the programme runs, matters come up, people speak.

    turn:    waiting -> called -> on_air <-> paused -> done
                |         |          `-> parked -> on_air | done
                |         `-> waiting
                |-> on_air (without a call)
                `-> no_show -> on_air
             a call may end in no_show too; withdrawn from wherever it is not over
    matter:  none | scheduled -> on_floor -> done
    Seconds after it, most of these steps can be taken back (`acts.undo`).

The chair (or the deputy, or the secretary for them) runs it, operators put people of their site in
the queue; hands outcomes to be decided on to capture. `course` holds the acts of the meeting as a
whole, `matters` what is spoken of, `turns` who speaks; `actions` names them all.
"""
