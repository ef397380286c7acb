/** Published examples of agreement, with figures of ten digits from R 4.2.2: irr 0.84.1 (alpha,
 *  Fleiss), psych 2.2.9 (Cohen, intraclass correlations). */

/** Units by raters; null: not rated. */
export const alphaCases = [
  {
    name: '12 units, 4 raters, with missing ratings',
    source:
      'Krippendorff (2011), C: published nominal .743, ordinal .815, interval .849, ratio .797',
    ratings: [
      [1, 1, null, 1],
      [2, 2, 3, 2],
      [3, 3, 3, 3],
      [3, 3, 3, 3],
      [2, 2, 2, 2],
      [1, 2, 3, 4],
      [4, 4, 4, 4],
      [1, 1, 2, 1],
      [2, 2, 2, 2],
      [null, 5, 5, 5],
      [null, null, 1, 1],
      [null, null, 3, null],
    ],
    alpha: {
      nominal: 0.7434210526,
      ordinal: 0.8153875038,
      interval: 0.8491071429,
      ratio: 0.7974027747,
    },
  },
  {
    name: '15 units, 3 raters, with missing ratings',
    source: "Wikipedia, Krippendorff's alpha: published nominal .691, interval .811",
    ratings: [
      [null, 1, null],
      [null, null, null],
      [null, 2, 2],
      [null, 1, 1],
      [null, 3, 3],
      [3, 3, 4],
      [4, 4, 4],
      [1, 3, null],
      [2, null, 2],
      [1, null, 1],
      [1, null, 1],
      [3, null, 3],
      [3, null, 3],
      [null, null, null],
      [3, null, 4],
    ],
    alpha: {
      nominal: 0.6913580247,
      ordinal: 0.8067214199,
      interval: 0.8108448928,
      ratio: 0.8089436708,
    },
  },
  {
    name: '10 units, 2 raters, yes or no',
    source: 'Krippendorff (2011), A: published nominal .095',
    ratings: [
      [0, 1],
      [1, 1],
      [0, 1],
      [0, 0],
      [0, 0],
      [0, 1],
      [0, 0],
      [0, 0],
      [1, 0],
      [0, 0],
    ],
    alpha: { nominal: 0.0952380952 },
  },
  {
    name: '12 units, 2 raters, five categories',
    source: 'Krippendorff (2011), B: published nominal .692',
    ratings: [
      [1, 2],
      [1, 1],
      [2, 2],
      [2, 2],
      [4, 2],
      [3, 3],
      [3, 3],
      [3, 3],
      [5, 5],
      [4, 4],
      [4, 4],
      [1, 4],
    ],
    alpha: { nominal: 0.6919642857 },
  },
];

/** Units by categories: how many raters chose each. */
export const fleissCases = [
  {
    name: '30 patients, 6 raters, 5 diagnoses',
    source:
      'Fleiss (1971), Psych. Bull. 76: 30 patients, 6 raters, 5 categories; published kappa .430',
    counts: [
      [0, 0, 0, 6, 0],
      [0, 3, 0, 0, 3],
      [0, 1, 4, 0, 1],
      [0, 0, 0, 0, 6],
      [0, 3, 0, 3, 0],
      [2, 0, 4, 0, 0],
      [0, 0, 4, 0, 2],
      [2, 0, 3, 1, 0],
      [2, 0, 0, 4, 0],
      [0, 0, 0, 0, 6],
      [1, 0, 0, 5, 0],
      [1, 1, 0, 4, 0],
      [0, 3, 3, 0, 0],
      [1, 0, 0, 5, 0],
      [0, 2, 0, 3, 1],
      [0, 0, 5, 0, 1],
      [3, 0, 0, 1, 2],
      [5, 1, 0, 0, 0],
      [0, 2, 0, 4, 0],
      [1, 0, 2, 0, 3],
      [0, 0, 0, 0, 6],
      [0, 1, 0, 5, 0],
      [0, 2, 0, 1, 3],
      [2, 0, 0, 4, 0],
      [1, 0, 0, 4, 1],
      [0, 5, 0, 1, 0],
      [4, 0, 0, 0, 2],
      [0, 2, 0, 4, 0],
      [1, 0, 5, 0, 0],
      [0, 0, 0, 0, 6],
    ],
    kappa: 0.4302445201,
    z: 17.65183058,
    /** Published with three digits. */
    byCategory: [0.245, 0.245, 0.52, 0.471, 0.566],
  },
  {
    name: '10 subjects, 14 raters, 5 categories',
    source: "Wikipedia, Fleiss' kappa: published kappa .210, agreement .378",
    counts: [
      [0, 0, 0, 0, 14],
      [0, 2, 6, 4, 2],
      [0, 0, 3, 5, 6],
      [0, 3, 9, 2, 0],
      [2, 2, 8, 1, 1],
      [7, 7, 0, 0, 0],
      [3, 2, 6, 3, 0],
      [2, 5, 3, 2, 2],
      [6, 5, 2, 1, 0],
      [0, 2, 2, 3, 7],
    ],
    kappa: 0.2099307044,
    percentAgreement: 0.378021978,
  },
];

/** A row for each category of the first rater, a column for each of the second. */
export const cohenCases = [
  {
    name: 'half of two categories',
    source: "Wikipedia, Cohen's kappa: grants, published .40",
    table: [
      [20, 5],
      [10, 15],
    ],
    percentAgreement: 0.7,
    kappa: 0.4,
    interval: [0.1510922905, 0.6489077095],
    quadratic: 0.4,
    ac1: 0.4059405941,
  },
  {
    name: 'raters who use categories alike',
    source: 'The same, with as much agreement: published .1304',
    table: [
      [45, 15],
      [25, 15],
    ],
    percentAgreement: 0.6,
    kappa: 0.1304347826,
    interval: [-0.06293827779, 0.323807843],
    quadratic: 0.1304347826,
    ac1: 0.2660550459,
  },
  {
    name: 'raters who use categories otherwise',
    source: 'The same, with as much agreement: published .2593',
    table: [
      [25, 35],
      [5, 35],
    ],
    percentAgreement: 0.6,
    kappa: 0.2592592593,
    interval: [0.108028964, 0.4104895545],
    quadratic: 0.2592592593,
    ac1: 0.2079207921,
  },
  {
    name: 'a rare category',
    source: 'Gwet (2008): almost all is of one category; published kappa -.02, AC1 .94',
    table: [
      [118, 5],
      [2, 0],
    ],
    percentAgreement: 0.944,
    kappa: -0.02339181287,
    interval: [-0.04747341343, 0.0006897877001],
    quadratic: -0.02339181287,
    ac1: 0.9407763376,
  },
];

/** Shrout and Fleiss (1979): 6 targets, 4 judges; published .17, .29, .71 of one judge and .44,
 *  .62, .91 of their mean. */
export const shroutFleiss = {
  ratings: [
    [9, 2, 5, 8],
    [6, 1, 3, 2],
    [8, 4, 6, 8],
    [7, 1, 2, 6],
    [10, 5, 6, 9],
    [6, 2, 4, 7],
  ],
  icc: {
    icc1: [0.1657417684, -0.1329323249, 0.7225600623],
    icc2: [0.2897637795, 0.01878651337, 0.7610843696],
    icc3: [0.7148407148, 0.342464765, 0.94585826],
    icc1k: [0.4427971337, -0.8844421552, 0.9124154203],
    icc2k: [0.6200505476, 0.0711368153, 0.9272320402],
    icc3k: [0.9093155424, 0.6756747138, 0.9858916782],
  },
  /** 1 - mean square within targets / mean square of all: of complete ratings the same as alpha. */
  alphaInterval: 1 - 112.75 / 18 / (168.95833333333334 / 23),
};

/** Cohen (1968), Weighted kappa, Psych. Bull. 70: shares of 200 patients by two clinicians, and how
 *  wrong each confusion is; published .492 and .348. */
export const cohen1968 = {
  table: [
    [88, 14, 18],
    [10, 40, 10],
    [2, 6, 12],
  ],
  weights: [
    [0, 1, 3],
    [1, 0, 6],
    [3, 6, 0],
  ],
  kappa: 0.4915254237,
  weighted: 0.347826087,
};
