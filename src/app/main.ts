/**
 * The page starts here: clock, ids, network and the device's databases enter and are passed on; nothing else in the page
 * reaches for them.
 */
import { get, set } from 'idb-keyval'
import { parseAddress, writeAddress } from './address.ts'
import { database } from './database.ts'
import type { RecApp } from './elements/rec-app.ts'
import './elements/rec-app.ts'
import { idMaker } from './ids.ts'
import { Opening } from './opening.ts'
import { deviceOutbox } from './outbox.ts'
import { loadSoon, loadTheRest, troubles } from './rest.ts'
import { Session } from './session.ts'
import './style/page.css'
import { asTabsGo, thisTab } from './tab.ts'
import { Unsaved } from './unsaved.ts'
import { Wire } from './wire.ts'

const newId = idMaker(Date.now, bytes => crypto.getRandomValues(bytes))
const app = document.querySelector('rec-app') as RecApp

/** When the page has nothing more urgent to do; browsers without that notion wait for the next turn. */
const whenIdle = (call: () => void) =>
  'requestIdleCallback' in window ? requestIdleCallback(call, { timeout: 200 }) : setTimeout(call)

/** The rest of the page waits until the first look is surely painted. */
const SETTLED_MS = 1_000
/** Browsers allow only so many changes of the address a second; a held key makes more. */
const ADDRESS_MS = 150
let replacedAt = 0
let replacing: ReturnType<typeof setTimeout> | undefined

const noop = () => {}

/** The policy without which a browser that demands one starts no worker. */
const policy = (window as TrustedTypesWindow).trustedTypes?.createPolicy('recension', {
  createScriptURL: url => url,
})
const trusted = (url: string) => policy?.createScriptURL(url) ?? url

const replace = (url: string) => {
  replacedAt = Date.now()
  history.replaceState(null, '', url)
}

/** SHA-256 of a text in UTF-8, as hex. */
async function digest(text: string): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)))
  return Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('')
}

/** Opens what the address names, and takes over what tabs that are gone had not sent. */
async function start() {
  const tab = await thisTab(newId)
  // One database, so that a save and the unsaved text that it makes superfluous go in one transaction.
  const typed = database('recension')
  const outbox = deviceOutbox(database('recension', 'strict'))
  const copies = database('recension-copies')
  const wire = new Wire((path, init) => fetch(path, init))
  const unsaved = new Unsaved(typed, device => session.set({ device }))
  const session: Session = new Session(
    {
      tab,
      newId,
      now: Date.now,
      idle: call => void whenIdle(call),
      sha256: digest,
      trusted,
      wire,
      opening: new Opening(wire, copies, unsaved),
      unsaved,
      sync: {
        store: outbox,
        send: entry => wire.save(entry.slug, entry.changeset),
        merging: troubles.merging,
        after: (ms, call) => setTimeout(call, ms),
      },
      showAddress: (address, how) => {
        clearTimeout(replacing)
        const url = writeAddress(address)
        if (how === 'push') history.pushState(null, '', url)
        else replacing = setTimeout(replace, replacedAt + ADDRESS_MS - Date.now(), url)
      },
      newRequest: () => new XMLHttpRequest(),
      download: (name, parts) => {
        const link = document.createElement('a')
        link.href = URL.createObjectURL(new Blob([...parts], { type: 'application/json' }))
        link.download = name
        link.click()
        setTimeout(() => URL.revokeObjectURL(link.href), SETTLED_MS * 60)
      },
      keepPerson: person => void set('person', person, copies).catch(() => {}),
    },
    () => app.requestUpdate(),
  )
  app.session = session
  addEventListener('popstate', () => void session.go(parseAddress(new URL(location.href)), 'none'))
  addEventListener('online', () => session.sync.nudge())
  addEventListener('pagehide', () => unsaved.flush())
  document.addEventListener('visibilitychange', () => unsaved.flush())

  const person = await get<string>('person', copies).catch(() => undefined)
  if (person) session.set({ person })
  const left = await outbox.load().catch(() => ({ entries: [], conflicts: [] }))
  const own = left.entries.filter(entry => entry.tab === tab)
  session.sync.adopt(own, left.conflicts)
  await asTabsGo(
    left.entries.map(entry => entry.tab).filter(other => other !== tab),
    async gone => {
      // Asked for again: the tab may have sent some of it before it went.
      const { entries } = await outbox.load()
      const orphans = entries.filter(entry => entry.tab === gone).map(entry => ({ ...entry, tab }))
      await outbox.write({ put: orphans }).catch(() => {})
      session.adopted(orphans)
    },
  ).catch(() => {})
  await session.go(parseAddress(new URL(location.href)), 'none')
  // Nothing is missing on screen where findings cannot be had: nothing is said then.
  const findingsToo = () => session.late.pointing.with(noop, noop)
  whenIdle(() => void loadSoon().then(() => whenIdle(findingsToo)))
}
void start()

if ('serviceWorker' in navigator && import.meta.env.PROD) {
  void navigator.serviceWorker
    .register(trusted('/sw.js'))
    .then(() => navigator.serviceWorker.ready)
    .then(async registration => {
      await keep(registration)
      // The rest goes through the service worker, which keeps what it fetches: so it waits until the page itself is kept.
      setTimeout(() => whenIdle(() => void loadTheRest().then(() => keep(registration))), SETTLED_MS)
    })
}

/** Has the service worker keep the page and all that it has loaded: what came before there was one passed it by. */
async function keep(registration: ServiceWorkerRegistration): Promise<void> {
  const loaded = performance.getEntriesByType('resource').map(({ name }) => new URL(name))
  const own = loaded.filter(
    ({ origin, pathname }) => origin === location.origin && pathname.startsWith('/assets/'),
  )
  const { port1, port2 } = new MessageChannel()
  const answered = new Promise(resolve => {
    port1.onmessage = resolve
  })
  registration.active?.postMessage({ keep: own.map(({ pathname }) => pathname) }, [port2])
  await answered
}

/** What TypeScript's library does not know yet of Trusted Types, which the page's policy demands. */
interface TrustedTypesWindow extends Window {
  trustedTypes?: {
    createPolicy(
      name: string,
      rules: { createScriptURL(url: string): string },
    ): { createScriptURL(url: string): string }
  }
}
