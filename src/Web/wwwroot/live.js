// Keeps an open page true: totals change at once, the rest of the page follows at most once a second.
(() => {
  'use strict'
  for (const button of document.querySelectorAll('[data-print]')) {
    button.hidden = false
    button.addEventListener('click', () => print())
  }

  const stream = document.body.dataset.live
  if (!stream || !window.EventSource) return

  const everyPage = 1000, everyWord = 10000
  const state = document.querySelector('[data-live-state]')
  const voice = document.querySelector('[data-live-say]')
  let newest = Number(document.body.dataset.version || 0)
  let at = state?.dataset.at || '', lostSince = null
  let loading = false, waiting = null, loadedAt = 0, saidAt = 0, retry = 1000

  const clock = (moment, seconds) => new Intl.DateTimeFormat('vi-VN', {
    timeZone: 'Asia/Ho_Chi_Minh', hour: '2-digit', minute: '2-digit', hourCycle: 'h23', ...(seconds && { second: '2-digit' }),
  }).format(moment)
  const fill = (text, blanks) => text.replace(/\{(\w+)\}/g, (_, name) => blanks[name] ?? '')

  function showState() {
    if (!state) return
    const text = lostSince === null ? state.dataset.fresh : state.dataset.lost
    state.textContent = fill(text, { at: lostSince === null ? at : at.slice(0, 5), since: lostSince })
    state.classList.toggle('lost', lostSince !== null)
  }

  function glow(place) {
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) return
    const soft = 'var(--warn-soft)'
    place.animate([{ background: soft, boxShadow: `0 0 0 6px ${soft}` }, {}], { duration: 1200, easing: 'ease-out' })
  }

  function say(name, text) {
    if (!voice || Date.now() - saidAt < everyWord) return
    saidAt = Date.now()
    voice.textContent = fill(voice.dataset.liveSay, { name, text, at: at.slice(0, 5) })
  }

  function hear(message) {
    const news = JSON.parse(message.data)
    if (news.version < newest) return
    newest = news.version
    at = clock(new Date(news.at), true)
    lostSince = null
    showState()
    for (const place of document.querySelectorAll(`[data-total="${CSS.escape(news.unit)}"]`)) {
      if (place.textContent === news.text) continue
      place.textContent = news.text
      glow(place)
      if (place.dataset.name) say(place.dataset.name, news.text)
    }
    askPage()
  }

  function askPage() {
    if (waiting !== null || loading || document.hidden) return
    waiting = setTimeout(loadPage, Math.max(0, loadedAt + everyPage - Date.now()))
  }

  async function loadPage() {
    waiting = null
    loading = true
    loadedAt = Date.now()
    const asked = newest
    let shown = false
    try {
      const answer = await fetch(location.href, { headers: { accept: 'text/html', 'x-live': '1' }, cache: 'no-store' })
      if (answer.ok) shown = take(new DOMParser().parseFromString(await answer.text(), 'text/html'))
    } catch { /* the stream says when the connection is gone */ }
    loading = false
    if (lostSince === null && (newest > asked || !shown)) askPage()
  }

  function take(page) {
    const version = Number(page.body.dataset.version ?? newest)
    if (version < newest) return false // an older answer never replaces a newer number
    newest = version
    const focus = document.activeElement
    for (const part of document.querySelectorAll('[data-live-part]')) {
      const fresh = part.id && page.getElementById(part.id)
      if (fresh) morphChildren(part, fresh)
    }
    if (focus !== document.activeElement && focus.isConnected) focus.focus({ preventScroll: true })
    return true
  }

  // Changes only what differs, so that focus, open details, scroll and half-typed words stay.
  function morph(old, fresh) {
    if (old.isEqualNode(fresh)) return
    if (old.nodeType !== fresh.nodeType || old.nodeName !== fresh.nodeName || old.id !== fresh.id) {
      old.replaceWith(document.importNode(fresh, true))
    } else if (old.nodeType !== Node.ELEMENT_NODE) {
      old.data = fresh.data
    } else {
      morphAttributes(old, fresh)
      morphChildren(old, fresh)
    }
  }

  function morphAttributes(old, fresh) {
    const mine = (name) => name === 'open' && old.nodeName === 'DETAILS'
    for (const { name } of [...old.attributes]) if (!fresh.hasAttribute(name) && !mine(name)) old.removeAttribute(name)
    for (const { name, value } of fresh.attributes) if (old.getAttribute(name) !== value && !mine(name)) old.setAttribute(name, value)
  }

  function morphChildren(old, fresh) {
    const wanted = [...fresh.childNodes]
    wanted.forEach((node, index) => {
      const moved = node.id && [...old.children].find(child => child.id === node.id)
      const here = old.childNodes[index]
      if (moved && moved !== here) old.insertBefore(moved, here ?? null)
      if (!old.childNodes[index]) old.append(document.importNode(node, true))
      else morph(old.childNodes[index], node)
    })
    while (old.childNodes.length > wanted.length) old.lastChild.remove()
  }

  function listen() {
    const source = new EventSource(stream)
    source.onmessage = hear
    source.onopen = () => {
      retry = 1000
      if (lostSince === null) return
      lostSince = null
      showState()
      askPage()
    }
    source.onerror = () => {
      lostSince ??= clock(new Date(), false)
      showState()
      if (source.readyState !== EventSource.CLOSED) return // the browser tries again by itself
      setTimeout(listen, retry)
      retry = Math.min(retry * 2, 30000)
    }
  }

  document.addEventListener('visibilitychange', () => { if (!document.hidden) askPage() })
  listen()
})()
