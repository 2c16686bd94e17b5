import { type LambdaCall, textOf } from '../exchange/index.js';

/** The event of a call, shared with nobody. What an event is, its function alone can know. */
export function eventOf<Event>(call: LambdaCall): Event {
  return call.newEvent === undefined ? JSON.parse(textOf(call.payload)) : (call.newEvent() as Event);
}
