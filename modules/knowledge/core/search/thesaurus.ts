import type { Language } from '#kernel/language.ts';

/** Words of service that mean about the same in every trade. A line is a set: whoever writes one of
 *  its words may have meant the others. What only one project calls so stands among its own
 *  synonyms. */
export const thesaurus: Readonly<Record<Language, readonly (readonly string[])[]>> = {
  en: sets(`
    order, purchase
    parcel, package, shipment, delivery
    deliver, ship, send, arrive, bring
    courier, driver, delivery person
    track, where is, tracking
    late, delay, overdue, waiting, still not
    address, destination
    pick up, collection point, pickup
    refund, money back, reimbursement
    return, send back, give back
    exchange, swap, replace, change
    cancel, call off, stop
    pay, payment, charge, bill
    charged twice, double charge, duplicate payment
    card, bank card, debit, credit
    invoice, receipt, bill
    price, cost, fee, how much
    discount, promo code, coupon, voucher
    bonus, points, loyalty
    broken, damaged, defective, faulty, cracked
    does not work, not working, fails, error, problem
    repair, fix, service
    warranty, guarantee
    missing, lost, incomplete
    wrong item, mistake, another item
    password, passcode
    log in, sign in, login, enter
    register, sign up, create account
    account, profile
    delete, remove, close, erase
    blocked, locked, suspended, banned
    code, verification, confirmation
    text message, SMS
    phone, mobile, number, telephone
    e-mail, email, mail
    letter, message, notification
    unsubscribe, newsletter, spam
    subscription, plan, tariff
    app, application
    website, site, page
    internet, connection, network
    slow, freezes, hangs
    size, fit, too small, too big
    out of stock, unavailable, sold out, available
    complaint, claim, dissatisfied
    operator, agent, human, support, representative
    hours, opening, schedule, open
    shop, store, branch, office
    change, edit, update, modify
    gift, present
    personal data, privacy, information
    fraud, scam, cheat, suspicious
    upload, add, publish
    salary, income, earn
    child, kids, children
    holiday, vacation
    gift card, certificate, voucher
    abroad, overseas, international, foreign
    customs, duty
    review, rating, feedback, opinion
    crash, freeze, closes, stuck
    forgot, reset, recover, restore
    instalments, credit, loan
    reserve, book, appointment
    confirm, prove, verify
    cannot, unable, impossible
  `),
  ru: sets(`
    заказ, покупка
    посылка, отправление, товар, доставка
    доставить, привезти, отправить, прийти
    курьер, водитель, доставщик
    отследить, трек, где мой
    опаздывать, задержка, задерживаться, ждать, до сих пор нет
    адрес, место
    самовывоз, пункт выдачи, забрать
    возврат, вернуть деньги, деньги назад
    вернуть, отдать обратно, отослать
    обмен, обменять, поменять, заменить, замена
    отменить, отмена, отказаться
    оплата, оплатить, платеж, заплатить, платить
    списать, списание, снять деньги
    карта, банковская карта
    чек, счет, квитанция
    цена, стоимость, сколько стоит, тариф
    скидка, промокод, купон, акция
    бонусы, баллы, кэшбэк
    сломан, сломался, поврежден, брак, бракованный, разбит, дефект
    не работает, ошибка, сбой, проблема, глючит
    ремонт, починить, отремонтировать
    гарантия, гарантийный
    не хватает, пропал, потерялся, недостача
    не тот, перепутали, ошиблись
    пароль, код доступа
    войти, вход, авторизоваться, зайти, логин
    зарегистрироваться, регистрация, создать аккаунт
    аккаунт, учетная запись, личный кабинет, профиль
    удалить, стереть, убрать, закрыть
    заблокировать, блокировка, забанить, бан
    код, подтверждение
    смс, сообщение
    телефон, номер, мобильный
    почта, емейл, электронный адрес
    письмо, уведомление
    отписаться, рассылка, спам
    подписка, подписаться
    приложение, программа
    сайт, страница
    интернет, связь, сеть, соединение
    медленно, тормозит, зависает, виснет
    размер, мал, велик
    нет в наличии, закончился, наличие
    жалоба, претензия, недоволен
    оператор, сотрудник, поддержка, человек, специалист
    часы работы, график, режим, открыто
    магазин, филиал, офис
    изменить, сменить, поменять, исправить
    подарок, подарить
    персональные данные, личные данные
    мошенник, обман, обманули
    загрузить, выложить, добавить, опубликовать, залить
    заработок, доход, зарабатывать, монетизация
    видео, ролик
    комментарий, коммент
    ребенок, дети
    день, сутки
    подарочная карта, сертификат
    за границу, зарубежный, международный, другая страна
    таможня, пошлина
    отзыв, оценка, мнение
    вылетает, закрывается, крашится
    забыть, восстановить, сбросить
    рассрочка, кредит
    забронировать, записаться, запись, бронь
    подтвердить, доказать, верификация
    нельзя, невозможно, не получается, не могу
  `),
  zh: sets(`
    快递, 包裹, 配送, 物流, 送货, 发货
    订单, 下单, 购买
    货, 东西, 商品, 物品, 产品
    钱, 款, 金额, 余额
    拿, 取, 领取
    丢, 遗失, 不见了, 找不到
    给, 提供, 发送
    想要, 需要, 希望
    马上, 立刻, 尽快, 赶紧
    联系, 找, 打电话
    衣服, 服装, 鞋
    到账, 收到, 入账
    介绍, 说明, 使用方法, 怎么用
    停止, 暂停, 关闭
    还没到, 没收到, 延误, 延迟, 晚
    快递员, 配送员, 骑手
    查询, 跟踪, 到哪了
    地址, 收货地址
    自提, 取货, 取件
    退款, 退钱, 返还, 钱退
    退货, 退回, 寄回
    换货, 更换, 调换, 换
    取消, 不要了, 撤销
    支付, 付款, 付钱, 缴费
    扣款, 扣费, 扣钱
    银行卡, 卡
    发票, 收据, 账单
    价格, 多少钱, 费用, 贵
    优惠, 优惠券, 折扣, 打折, 便宜
    积分, 会员
    坏, 损坏, 破损, 破, 质量问题, 碎
    故障, 用不了, 不能用, 没反应, 出错
    维修, 修理, 修
    保修, 质保
    缺少, 少了, 漏发
    发错, 不对, 错误
    密码, 口令
    登录, 登陆, 进不去, 登不上
    注册, 开户
    账号, 账户, 帐号, 帐户
    删除, 注销
    封, 冻结, 锁定
    验证码, 短信
    手机, 电话, 号码
    邮箱, 邮件
    通知, 消息
    退订, 广告, 骚扰
    订阅, 套餐
    应用, 软件
    网站, 页面
    网络, 信号, 上网, 连接
    慢, 卡顿
    尺码, 尺寸, 大小
    缺货, 没货, 库存
    投诉, 不满
    客服, 人工
    营业时间, 几点, 上班
    门店, 店铺, 商店
    修改, 更改, 改
    礼物, 礼品, 送人
    个人信息, 隐私
    诈骗, 骗, 可疑
    赔偿, 补偿
    多久, 时间, 什么时候
    礼品卡, 购物卡, 储值卡
    海外, 国外, 国际, 境外
    海关, 关税
    评价, 评论, 反馈
    崩溃, 闪退, 死机, 打不开
    重置, 找回, 忘记, 忘了
    分期, 贷款
    预约, 预订
    促销, 活动, 代金券, 减价
    无法, 不能, 没法
    签收, 收货
    星期, 周, 礼拜
    税号, 抬头, 报销, 发票
    验证, 认证, 证明
    少发, 缺件, 漏
    方法, 办法, 步骤, 流程, 怎样
    运费, 邮费, 手续费, 服务费
    免费, 包邮, 不收费
    过期, 到期, 失效, 有效期
    续费, 续订, 自动扣款
    充值, 交钱, 存钱
    提现, 转账, 汇款
    额度, 限额, 上限
    更新, 升级, 版本
    安装, 下载
    绑定, 解绑, 关联
    昵称, 姓名, 名字, 头像
    家人, 别人, 代收, 代取
    颜色, 款式, 型号
    正品, 真假, 假货, 假的
    孩子, 儿童, 小孩
    上门, 师傅
    图片, 照片, 截图
    上传, 添加, 发布
    充电, 电池, 电量
    排队, 等待, 一直等
    激活, 开通, 生效
    被盗, 盗刷, 偷
  `),
};

function sets(lines: string): readonly (readonly string[])[] {
  return lines
    .trim()
    .split('\n')
    .map((line) => line.split(',').map((word) => word.trim()));
}
