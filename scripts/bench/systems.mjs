// The systems that are measured, each as a function from a text to its result. Imported from the folder the peers are
// installed in, so that this file does not know where that is.

/** What each peer is asked for: all of what it finds of the things nutgraf finds. */
export const TASKS = {
  nutgraf: 'all layers: actors, quotes, times, quantities, events, positions, outcomes, outlook, key points',
  compromise: 'people, places, organizations, numbers, quotations',
  'wink-nlp': 'sentences, entities (times, numbers, money …), parts of speech',
  'chrono-node': 'times',
}

/** Makes a system ready: `{ run(text) }`. `resolve` turns a package name into what `import` takes. */
export const SYSTEMS = {
  async nutgraf(resolve) {
    const { init, analyzeSync } = await import(resolve('nutgraf'))
    await init()
    return { run: text => analyzeSync(text, { published: '2025-06-03' }) }
  },
  async compromise(resolve) {
    const { default: nlp } = await import(resolve('compromise'))
    return {
      run(text) {
        const doc = nlp(text)
        return [doc.people(), doc.places(), doc.organizations(), doc.numbers(), doc.quotations()].map(found => found.json({ offset: true }))
      },
    }
  },
  async 'wink-nlp'(resolve) {
    const { default: winkNLP } = await import(resolve('wink-nlp'))
    const { default: model } = await import(resolve('wink-eng-lite-web-model'))
    const nlp = winkNLP(model)
    const { its } = nlp
    return {
      run(text) {
        const doc = nlp.readDoc(text)
        return [doc.sentences().out(its.span), doc.entities().out(its.detail), doc.tokens().out(its.pos)]
      },
    }
  },
  async 'chrono-node'(resolve) {
    const chrono = await import(resolve('chrono-node'))
    const published = new Date('2025-06-03T12:00:00Z')
    return { run: text => chrono.parse(text, published) }
  },
}
