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
  const first = form.querySelector('[aria-invalid]') ?? [...form.querySelectorAll('input[data-key]')].find(one => !one.value)
  first?.focus()
})()
