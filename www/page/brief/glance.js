// At a glance: the main event, then the key points with their glosses.
import { el } from '../dom.js'
import { ARTICLES, days } from '../wording.js'
import { glossed, label, link, own, section, words } from './parts.js'

export function glance({ article: { text }, main, actors, times, summary }) {
  const who = main.who.map(index => link(`actors/${index}`, own('', actors[index].name)))
  const when = main.when === null ? null : times[main.when]
  const rows = [
    ['Who', who.flatMap((name, i) => i ? [', ', name] : [name])],
    ['What', main.what && link('main/what', words(text, main.what))],
    ['When', when && link(`times/${main.when}`, when.from ? label(days(when.from, when.to), 'plain') : words(text, when))],
    ['Where', main.where !== null && link(`actors/${main.where}`, own('', actors[main.where].name))],
  ].filter(([, value]) => Array.isArray(value) ? value.length : value)

  return section('glance', 'At a glance', ARTICLES[summary.kind],
    summary.keyPoints.length ? el('ol', { class: 'points' }, summary.keyPoints.map((point, i) =>
      el('li', {}, link(`keypoints/${i}`, glossed(text, point, point.glosses))))) : null,
    rows.length ? el('dl', { class: 'main-event' }, rows.map(([term, value]) => el('div', {}, el('dt', {}, term), el('dd', {}, value)))) : null)
}
