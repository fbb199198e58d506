// Loaded into a bot's process before anything else. Its calendar is ahead, as after a time in which no bot ran.
const ahead = Number(process.env.CALENDAR_AHEAD_MS ?? 0);

globalThis.Date = new Proxy(Date, {
  construct: (date, args, made) =>
    Reflect.construct(date, args.length > 0 ? args : [date.now() + ahead], made),
  get: (date, name) => (name === 'now' ? () => date.now() + ahead : Reflect.get(date, name)),
});
