import type { Lexicon } from './lexicon.ts';

/** Words that make a number rough, or two numbers a range; and words that say nothing here. */
export const countWords = {
  about: {
    en: 'about, around, approx, approximately, roughly, maybe, perhaps, more or less, circa, something like, abt, arround, aprox, probably, i think, an estimated, estimated',
    fr: 'environ, à peu près, autour de, approximativement, dans les, peut être, env, environs, environ de, approx de, estimé à, estimés à, envirion, au tour de, autour d',
  },
  atLeast: { en: 'at least, minimum, atleast, minimum of', fr: 'au moins, au minimum, minimum de, aumoins' },
  moreThan: {
    en: 'more than, over, above, upwards of, more then',
    fr: 'plus de, plus d, + de, au delà de, plus que de, + d',
  },
  atMost: {
    en: 'up to, at most, maximum, max, no more than, not more than, maximum of',
    fr: 'jusqu à, au plus, au maximum, jusqu, maximum de',
  },
  lessThan: { en: 'less than, under, below, fewer than, less then', fr: 'moins de, moins d' },
  nearly: {
    en: 'almost, nearly, close to, not quite',
    fr: 'presque, près de, quasi, pas loin de, quasiment, presque d',
  },
  between: { en: 'between, from, betwen', fr: 'entre, de, de l ordre de' },
  orMore: { en: 'or more, and more, plus, minimum', fr: 'ou plus, et plus, voire plus, au moins' },
  orSo: {
    en: 'or so, ish, approx, approximately, about, more or less, estimated',
    fr: 'environ, à peu près, env, au plus ou moins, approximativement',
  },
  glue: {
    en: 'the, is, are, was, been, very, so, really, has, have, had, that, this, our, my, their, already, just, still, also, it, its, s, re, there, big, small, little, of the, these, those, your, will, do, does, did, be, and the, m, more, too',
    fr: 'le, la, les, l, est, sont, était, étaient, très, trop, qui, que, ont, notre, nos, leur, leurs, déjà, encore, ça, c, ce, cette, se, il, elle, ils, elles, y, du, au, aux, petit, petite, gros, grosse, aussi, ces, mon, ma, votre, avons, sommes, tout, même, c est, bien que',
  },
} as const satisfies Lexicon;
