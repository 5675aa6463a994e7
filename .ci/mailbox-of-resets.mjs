// The mailbox of ../shared/tools/smtp-sink.mjs without the mails that verify an address.
// Usage: node mailbox-of-resets.mjs MAILBOX_PORT PORT
import http from 'node:http';

const [mailbox, port] = process.argv.slice(2).map(Number);

http
  .createServer(async (request, response) => {
    try {
      const mails = await (await fetch(`http://127.0.0.1:${mailbox}/`)).json();
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify(mails.filter((mail) => mail.headers['x-latchkey-mail'] !== 'verify-email')));
    } catch (e) {
      response.writeHead(502).end(String(e));
    }
  })
  .listen(port, '127.0.0.1');
