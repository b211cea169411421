// The counter's keys: F2 person, F3 procedure, Ctrl+Enter receives. Everything works without them.
(() => {
  'use strict'
  const form = document.querySelector('form[data-desk]')
  if (!form) return
  document.addEventListener('keydown', event => {
    const key = event.ctrlKey && event.key === 'Enter' ? 'receive' : event.key
    const target = form.querySelector(`[data-key="${CSS.escape(key)}"]`)
    if (!target) return
    event.preventDefault()
    if (key === 'receive') form.requestSubmit(target)
    else { target.focus(); target.select() }
  })
  // A question that hangs on another answer shows with it.
  const answer = name => {
    const field = form.elements[name]
    return !field || field.closest('[hidden]') ? '' : field.type === 'checkbox' ? (field.checked ? '1' : '0') : field.value
  }
  const ask = () => form.querySelectorAll('[data-when]').forEach(one => {
    one.hidden = answer(one.dataset.when) !== one.dataset.is
  })
  form.addEventListener('change', ask)
  ask()
  // The hand goes on where the page waits: a mistake, an empty key field, an empty answer, a paper not yet seen.
  const isEmpty = one => one.type === 'checkbox' ? !one.checked : !one.value
  const first = form.querySelector('[aria-invalid]')
    ?? [...form.querySelectorAll('input[data-key], [aria-required]')].find(one => isEmpty(one) && !one.closest('[hidden]'))
  first?.focus()
})()

// A presentation's keys: arrows turn its pages, Esc leaves it. Its links do the same.
;(() => {
  'use strict'
  const pages = [...document.querySelectorAll('.slides > section')]
  const turns = { ArrowRight: 1, ArrowDown: 1, PageDown: 1, ArrowLeft: -1, ArrowUp: -1, PageUp: -1 }
  if (pages.length) document.addEventListener('keydown', event => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return
    if (event.key === 'Escape') document.querySelector('[data-leave]').click()
    const here = pages.findIndex(one => one.getBoundingClientRect().bottom > innerHeight / 2)
    const next = pages[here + turns[event.key]]
    if (!next) return
    event.preventDefault()
    location.replace('#' + next.id)
  })
})()
