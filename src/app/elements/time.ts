/** Instants as a reader's clock and calendar say them. */

const clock = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
const day = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short', year: 'numeric' })

/** `14:03`. */
export const clockTime = (at: string | number) => clock.format(new Date(at))

/** `23 Nov 2026, 14:03`. */
export const dayAndTime = (at: string | number) => `${day.format(new Date(at))}, ${clockTime(at)}`
