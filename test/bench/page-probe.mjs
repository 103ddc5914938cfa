/**
 * What is put into a page before its own scripts, in order to see when something is painted. `installProbe` runs in the
 * page, so it uses nothing from outside itself. A frame's callbacks run before it is painted: what a callback finds
 * done is on screen by the callback of the next frame, which is the moment that is taken (late by at most that frame).
 */

/** Puts `recensionProbe` into the page: `firstRow` (ms since navigation), `arm`, `answer`. */
export function installProbe() {
  const inside = (element, selector) => element?.shadowRoot?.querySelector(selector) ?? null
  const bench = () => inside(document.querySelector('rec-app'), 'rec-workbench')
  const table = () => inside(bench(), 'rec-table')
  const row = () => inside(table(), 'rec-row[current]')
  const editor = () => inside(row(), 'rec-editor')

  /** What the page shows, one word each; a key is answered when its word has changed. */
  const shown = {
    row: () => row()?.getAttribute('aria-rowindex') ?? '',
    change: () => (inside(row(), '.current') ? inside(bench(), '[role=status]')?.textContent : ''),
    editor: () => String(inside(editor(), 'textarea') !== null),
    text: () => `${inside(editor(), 'textarea')?.value}|${inside(editor(), '.live')?.textContent}`,
    layout: () => row()?.layout ?? '',
    nothing: () => '',
  }

  const painted = (isThere, then) => {
    const look = () =>
      isThere() ? requestAnimationFrame(() => then(performance.now())) : requestAnimationFrame(look)
    requestAnimationFrame(look)
  }

  const probe = { firstRow: null, answer: null, shown }
  painted(
    () => (inside(table(), 'rec-row')?.getBoundingClientRect().height ?? 0) > 0,
    at => {
      probe.firstRow = at
    },
  )

  /** From the next key's time stamp to the paint in which the named word has changed; `answer` is the promise of it. */
  probe.arm = word => {
    const before = shown[word]()
    probe.answer = new Promise(resolve => {
      const pressed = event => {
        const isThere = () => word === 'nothing' || shown[word]() !== before
        painted(isThere, at => resolve(at - event.timeStamp))
      }
      addEventListener('keydown', pressed, { capture: true, once: true })
    })
  }
  window.recensionProbe = probe
}
