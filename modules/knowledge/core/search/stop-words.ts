/** Words that say little about what a text is about: of grammar and of courtesy. They count for a
 *  part of their weight, for in a short question they may be all there is. */
const words = `
    и в во не что он на я с со как а то все она так его но да ты к у же вы за бы по только ее
    мне было вот от меня еще нет о из ему теперь когда даже ну ли если уже или ни быть был него
    до вас вам ведь там потом себя может они тут где есть надо для мы тебя их чем была сам чтоб
    без чего раз тоже себе под будет ж тогда кто этот того потому этого какой этом мой чтобы
    были куда зачем всех можно при об хоть после над больше тот через эти нас про них какая
    много эту моя эта это здравствуйте добрый день вечер привет пожалуйста подскажите спасибо
    почему какие сколько мои мою моего ваш ваша всем нам
    i me my we our you your he she it its they them this that these those am is are was were be
    been have has had do does did a an the and but if or because as until while of at by for
    with about to from in on not no so than too very can will just should now what how when
    where why which who whom there please hello hi thanks s t m re don
    的 了 吗 我 你 是 在 就 都 和 也 有 还 请 呢 吧 啊 这 那 个 么 什 怎 什么 怎么
`;

const stopWords: ReadonlySet<string> = new Set(words.trim().split(/\s+/));

/** Whether a word in normal form says little by itself. */
export function isStopWord(word: string): boolean {
  return stopWords.has(word);
}
