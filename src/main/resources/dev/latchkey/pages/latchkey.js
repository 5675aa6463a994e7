// Makes the pages nicer to use. Every page works without this file.

const eye = '<svg width="20" height="20" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.8" aria-hidden="true">'
  + '<path d="M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12Z"/><circle cx="12" cy="12" r="3"/></svg>';

// A password can be looked at while it is typed.
for (const box of document.querySelectorAll('.secret')) {
  const input = box.querySelector('input');
  const button = document.createElement('button');
  button.type = 'button';
  button.innerHTML = eye;
  button.setAttribute('aria-label', box.dataset.show);
  button.setAttribute('aria-pressed', 'false');
  button.setAttribute('aria-controls', input.id);
  button.addEventListener('click', () => {
    const hidden = input.type === 'password';
    input.type = hidden ? 'text' : 'password';
    button.setAttribute('aria-pressed', String(hidden));
    input.focus();
  });
  input.form?.addEventListener('submit', () => { input.type = 'password'; });
  box.append(button);
}

// What belongs somewhere else, such as a key that is shown once, can be copied by a press.
for (const input of document.querySelectorAll('input[data-copy]')) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = input.dataset.look;
  button.textContent = input.dataset.copy;
  button.setAttribute('aria-describedby', `${input.id}-label`);
  button.addEventListener('click', async () => {
    input.select();
    try {
      await navigator.clipboard.writeText(input.value);
    } catch {
      document.execCommand('copy');
    }
    button.textContent = input.dataset.copied;
  });
  input.after(button);
}

// Times are written in UTC; here they become the reader's.
for (const time of document.querySelectorAll('time[datetime]')) {
  const at = new Date(time.dateTime);
  const language = navigator.languages.find(one => one.startsWith(document.documentElement.lang));
  time.title = time.textContent;
  time.textContent = new Intl.DateTimeFormat(language ?? document.documentElement.lang, { dateStyle: 'medium', timeStyle: 'short' }).format(at);
}

// A form that is on its way is not sent again. Coming back to the page makes it ready once more.
for (const form of document.querySelectorAll('form[method=post]')) {
  form.addEventListener('submit', event => {
    if (form.dataset.sent) {
      event.preventDefault();
      return;
    }
    form.dataset.sent = 'yes';
    (event.submitter ?? form.querySelector('button'))?.setAttribute('aria-busy', 'true');
  });
}
window.addEventListener('pageshow', event => {
  if (event.persisted) {
    for (const form of document.querySelectorAll('form[data-sent]')) {
      delete form.dataset.sent;
      form.querySelectorAll('[aria-busy]').forEach(button => button.removeAttribute('aria-busy'));
    }
  }
});

// On the way from one form to another the address need not be typed again: the server keeps it for the next page.
for (const link of document.querySelectorAll('a[data-carry]')) {
  link.addEventListener('click', event => {
    const form = document.querySelector('form.stack');
    if (!form?.elements.email?.value || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const button = document.createElement('button');
    button.name = 'carry';
    button.value = link.getAttribute('href');
    button.hidden = true;
    form.append(button);
    form.requestSubmit(button);
  });
}

// A menu closes by Escape and by a click elsewhere.
for (const menu of document.querySelectorAll('details.menu')) {
  document.addEventListener('click', event => { if (!menu.contains(event.target)) menu.open = false; });
  menu.addEventListener('keydown', event => {
    if (event.key === 'Escape' && menu.open) {
      menu.open = false;
      menu.querySelector('summary').focus();
    }
  });
}

// How strong is the new password? Advice only; the server decides, and nothing that is typed leaves the page for it.
for (const advice of document.querySelectorAll('[data-strength]')) {
  const input = document.getElementById(advice.dataset.strength);
  const words = advice.dataset.words.split('|');
  const bars = document.createElement('span');
  bars.className = 'strength';
  bars.hidden = true;
  bars.setAttribute('aria-hidden', 'true');
  bars.append(...Array.from({ length: 4 }, () => document.createElement('i')));
  const say = document.createElement('span');
  say.setAttribute('role', 'status');
  const rule = advice.textContent;
  say.textContent = rule;
  advice.replaceChildren(bars, say);
  input.addEventListener('input', () => {
    const level = strength(input.value);
    bars.hidden = input.value === '';
    bars.dataset.level = level;
    say.textContent = input.value === '' ? rule : words[level];
  });
}

// Length counts most; repetitions and rows of neighbours count for nothing.
function strength(password) {
  const letters = [...password];
  if (letters.length < 8) return 0;
  let surprises = 0;
  letters.forEach((letter, i) => {
    const step = i ? letter.codePointAt(0) - letters[i - 1].codePointAt(0) : 2;
    surprises += Math.abs(step) > 1 ? 1 : 0.2;
  });
  const kinds = [/[a-z]/, /[A-Z]/, /\d/, /[^a-zA-Z\d]/].filter(kind => kind.test(password)).length;
  const bits = Math.min(surprises, new Set(letters).size * 2) * (2 + kinds);
  return bits < 30 ? 1 : bits < 45 ? 2 : bits < 60 ? 3 : 4;
}
