// Passkeys: a form with data-passkey asks the browser for a key before it is sent.
(() => {
  'use strict'
  const canUse = window.PublicKeyCredential?.parseRequestOptionsFromJSON
  for (const form of document.querySelectorAll('form[data-passkey]')) {
    if (!canUse) continue
    form.hidden = false
    form.addEventListener('submit', async event => {
      event.preventDefault()
      const said = form.querySelector('[data-passkey-says]')
      try {
        const answer = await fetch(form.dataset.options, { method: 'POST', body: new URLSearchParams(new FormData(form)) })
        if (!answer.ok) throw new Error()
        const asked = await answer.json()
        const key = form.dataset.passkey === 'make'
          ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(asked) })
          : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(asked) })
        form.elements.khoa.value = JSON.stringify(key.toJSON())
        form.submit()
      } catch {
        said.textContent = said.dataset.passkeySays
      }
    })
  }
})()
