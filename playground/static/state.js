// What the page knows. Everything is replaced by the server's hello and patched by its events.

export const state = {
  api: null,
  me: null,
  bot: null,
  people: [],
  guilds: [],
  channels: new Map(),
  commands: {},
  messages: new Map(),
  dm: null,
  current: null,
  unread: new Set(),
  dismissed: new Set(),
  typing: new Map(),
  connected: true,
};

export function load(hello) {
  state.me = hello.me;
  state.bot = hello.bot;
  state.people = hello.people;
  state.guilds = hello.guilds;
  state.channels = new Map(hello.channels.map((one) => [one.id, one]));
  state.commands = hello.commands;
  state.dm = hello.dm;
  state.messages = new Map(hello.messages.map((one) => [one.id, one]));
  if (!state.channels.has(state.current)) state.current = null;
}

export function messagesOf(channel) {
  return [...state.messages.values()]
    .filter((one) => one.channel_id === channel && !state.dismissed.has(one.id))
    .sort((a, b) => (BigInt(a.id) < BigInt(b.id) ? -1 : 1));
}

export function channelName(channel) {
  return channel.id === state.dm ? state.bot.username : channel.name;
}

export function slashCommands(channel) {
  const found = [];
  const walk = (command, words, options, description) => {
    const groups = (options || []).filter((one) => one.type <= 2);
    if (groups.length === 0) found.push({ name: words.join(" "), description, options: options || [] });
    for (const one of groups) walk(command, [...words, one.name], one.options, one.description);
  };
  for (const command of state.commands[channel] || []) {
    if (command.type === 1) walk(command, [command.name], command.options, command.description);
  }
  return found;
}

export function messageCommands(channel) {
  return (state.commands[channel] || []).filter((one) => one.type === 3);
}

export const EPHEMERAL = 1 << 6;
export const LOADING = 1 << 7;
export const V2 = 1 << 15;
export const SUPPRESS_EMBEDS = 1 << 2;
