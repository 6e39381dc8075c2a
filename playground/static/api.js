// Talks to the playground: requests by HTTP, news by websocket.

export class Refused extends Error {}

export class Api {
  constructor(person) {
    this.person = person;
  }

  static async join(name) {
    return (new Api(null)).post("page/people", { name });
  }

  async request(method, path, body, headers = {}) {
    let response;
    try {
      response = await fetch(path, { method, body, headers: { ...headers, ...(this.person ? { "X-Person": this.person } : {}) } });
    } catch {
      throw new Refused("The playground does not answer. Is it still running?");
    }
    const answer = await response.json().catch(() => ({ error: `The playground answered ${response.status}.` }));
    if (answer.error) throw new Refused(answer.error);
    return answer;
  }

  json(method, path, body) {
    return this.request(method, path, JSON.stringify(body), { "Content-Type": "application/json" });
  }

  post(path, body) { return this.json("POST", path, body); }

  async upload(file) {
    const path = `page/uploads?filename=${encodeURIComponent(file.name)}`;
    return (await this.request("POST", path, file, { "Content-Type": "application/octet-stream" })).id;
  }

  send(channel, content, attachments, replyTo) {
    return this.post(`page/channels/${channel}/messages`, { content, attachments, reply_to: replyTo });
  }

  edit(channel, message, content) {
    return this.json("PATCH", `page/channels/${channel}/messages/${message}`, { content });
  }

  remove(channel, message) {
    return this.request("DELETE", `page/channels/${channel}/messages/${message}`);
  }

  typing(channel) {
    return this.post(`page/channels/${channel}/typing`, {});
  }

  interact(channel, what) {
    return this.post(`page/channels/${channel}/interactions`, what);
  }

  // Calls `receive` with every event; reconnects for ever, a little later each time.
  listen(receive, onConnection) {
    let delay = 250;
    let socket = null;
    let closed = false;
    const open = () => {
      socket = new WebSocket(`${location.origin.replace("http", "ws")}/page/socket?person=${this.person}`);
      socket.onopen = () => { delay = 250; onConnection("open"); };
      socket.onmessage = (event) => receive(JSON.parse(event.data));
      socket.onclose = () => {
        if (closed) return;
        onConnection("lost");
        setTimeout(open, delay);
        delay = Math.min(delay * 2, 4000);
      };
    };
    open();
    return () => { closed = true; socket.close(); };
  }
}
