/** The peer of the preview's bench, in the browser: the same talks, rooms and day in a timetable of @event-calendar/core. */
import { createCalendar, Interaction, ResourceTimeGrid } from '@event-calendar/core';
import '@event-calendar/core/index.css';

let calendar;

window.peer = {
  show(view) {
    calendar = createCalendar(document.getElementById('preview'), [ResourceTimeGrid, Interaction], {
      view: 'resourceTimeGridDay',
      date: new Date(view.days[0].start).toISOString().slice(0, 10),
      resources: view.rooms.map((id) => ({ id, title: id })),
      events: view.talks.map(toEvent),
      slotMinTime: '08:00:00',
      slotMaxTime: '24:00:00',
      editable: true,
      allDaySlot: false,
      eventTimeFormat: { hour: '2-digit', minute: '2-digit', hour12: false },
      height: '100%',
    });
  },
  change(talk) {
    calendar.updateEvent(toEvent(talk));
  },
  showAgain(view) {
    calendar.setOption('events', view.talks.map(toEvent));
  },
  filter(text) {
    const isWanted = ({ event }) => event.title.toLowerCase().includes(text);
    calendar.setOption('eventFilter', text === '' ? undefined : isWanted);
  },
};

/** The calendar shows local times, which are UTC in the bench's browser. */
function toEvent({ id, title, speakers, room, start, end }) {
  const titled = `${title} ${speakers.join(', ')}`;
  return { id, resourceId: room, title: titled, start: new Date(start), end: new Date(end) };
}
