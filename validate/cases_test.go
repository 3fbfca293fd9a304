package validate

import (
	"testing"
)

var wholeDisputes = Example("disputes.reconsideration.upheld =\ndisputes.reconsideration.corrected =\ndisputes.reconsideration.other =\n" +
	"disputes.reconsideration.pending =\ndisputes.reconsideration.total =\n" +
	"disputes.litigation.direct.upheld =\ndisputes.litigation.direct.corrected =\ndisputes.litigation.direct.other =\n" +
	"disputes.litigation.direct.pending =\ndisputes.litigation.direct.total =\n" +
	"disputes.litigation.after_reconsideration.upheld =\ndisputes.litigation.after_reconsideration.corrected =\n" +
	"disputes.litigation.after_reconsideration.other =\ndisputes.litigation.after_reconsideration.pending =\n" +
	"disputes.litigation.after_reconsideration.total =\n")

// cases are changes to a report in order, as those of Rule.Good and Rule.Bad, that a
// rule lets pass and that it finds.
var cases = []struct {
	code      string
	good, bad []Example
}{
	{"FRM001",
		[]Example{"", "stated.headings.problems = 五、问题", "stated.headings.? = 附件"},
		[]Example{
			"stated.headings = overview proactive requests disputes problems",
			"stated.headings = proactive requests disputes problems other_matters",
			"stated.headings = overview",
		}},
	{"FRM002",
		[]Example{"", "stated.headings.overview =  一、 总体情况 ", "stated.headings.? = 附件", "stated.headings = overview"},
		[]Example{
			"stated.headings.overview = 一、概述",
			"stated.headings.overview = 总体情况",
			"stated.headings.overview = 一.总体情况",
			"stated.headings.problems = 五、存在问题及改进情况",
			"stated.headings.disputes = 四、因政府信息公开被申请行政复议、提起行政诉讼情况",
			"stated.headings.other_matters = 六、其他需要报告事项",
		}},
	{"FRM003",
		[]Example{"", "stated.headings = overview problems other_matters", "stated.headings.? = 附件"},
		[]Example{
			"stated.headings = overview other_matters problems",
			"stated.headings = overview proactive proactive requests disputes problems other_matters",
			"stated.headings = disputes overview",
		}},
	{"FRM004",
		[]Example{"", headingsGood, "stated.headings.problems = 五、问题"},
		[]Example{"stated.headings.? = 附件", "stated.headings.? = 七、工作亮点", "stated.headings.? = 前言"}},
	{"FRM005",
		[]Example{
			"",
			"overview =\noverview = 主动公开信息30条，办理申请5件；完善信息管理，加强网站建设，强化监督考核，各项工作均按照年度计划稳步推进并取得实效。",
			"overview =\noverview = （一）主动公开情况\noverview = 公开信息3条。\noverview = （二）依申请公开情况\noverview = 收到申请2件。\n" +
				"overview = （三）政府信息管理情况\noverview = 加强审核。\noverview = （四）平台建设情况\noverview = 维护网站。\noverview = （五）监督保障情况\noverview = 开展培训。",
			"overview =\noverview = （一）主动公开和依申请公开。公开信息3条，收到申请2件。\noverview = （二）政府信息管理和平台建设。加强审核，维护网站。\noverview = （三）监督保障。开展培训。",
			"overview =\noverview = 主动公开。公开信息3条。\noverview = 依申请公开。收到申请2件。\noverview = 政府信息管理。加强审核。\noverview = 平台建设。维护网站。\noverview = 监督保障。开展培训。",
			"overview =\noverview = 1.主动公开。公开信息3条。\noverview = 2.依申请公开。收到2件。\noverview = 3.信息管理。加强审核。\noverview = 4.载体建设。维护网站。\noverview = 5.监督考核。开展培训。",
		},
		[]Example{
			"overview =\noverview = （一）主动公开。公开信息3条。\noverview = （二）依申请公开。收到申请2件。\noverview = （三）政府信息管理。加强审核。\noverview = （四）平台建设。维护网站。",
			"overview =\noverview = （一）主动公开。公开信息3条。\noverview = （二）政府信息管理。加强审核。\noverview = （三）平台建设。维护网站，办理申请。\noverview = （四）监督保障。开展培训。",
			"overview =\noverview = 全年公开信息30条，维护门户网站，组织业务培训2次，内容审核严格按照规定的程序进行，各项工作均按照计划稳步推进。",
		}},
	{"FRM006",
		[]Example{
			"",
			"office = 某某市人民政府\nkind = department",
			"kind = government\noverview = 将政务公开纳入年度考核，开展社会评议，未发生追究责任的情形。",
			"kind = government\nother_matters = 开展政务公开工作考评和满意度测评；全年无问责情况。",
		},
		[]Example{
			"kind = government\noverview = 开展工作考核和社会评议。",
			"kind = government\noverview = 开展工作考核，没有发生责任追究。",
			"kind = government\noverview = 开展社会评议，没有发生责任追究。",
		}},
	{"FRM007",
		[]Example{
			"",
			"problems =\nproblems = 一是公开不及时；二是内容不丰富。针对上述问题，一是及时更新；二是丰富内容。",
			"problems =\nproblems = 一是意识有待增强；二是解读不够精准。\nproblems = 2025年，我办将增强自觉性；坚持业务培训；推进内容建设。",
			"problems =\nproblems = （一）存在的问题\nproblems = 一是更新不及时。二是留言答复慢。\nproblems = （二）改进情况\nproblems = 更新和答复均已落实到人。",
			"problems =\nproblems = 公开的内容还不够丰富，今后将逐步增加。",
			"problems =\nproblems = 一是解读形式单一。二是更新不及时。三是培训不足。下一步，丰富解读形式，加快更新，增加培训。",
			"problems =\nproblems = 一是公开范围不广；二是解读较少。我局会不断完善制度，扩大公开范围。",
			"problems =\nproblems = 上年指出的更新不及时问题已整改到位。",
		},
		[]Example{
			"problems =\nproblems = 一是解读的针对性不强；二是培训组织得较少，队伍能力有待加强。",
			"problems =\nproblems = 一是公开的内容偏少；二是解读的形式单一。",
			"problems =\nproblems = 工作中公开内容不够丰富，解读形式比较单一，人员力量不足，有待改进。",
			"problems =\nproblems = 一是解读形式单一。二是栏目更新迟缓。三是经费保障乏力。下一步，我局将丰富解读形式。加快栏目更新。",
		}},
	{"FRM008",
		[]Example{
			"",
			"other_matters =\nother_matters = 无信息处理费收费情况。",
			"other_matters =\nother_matters = 本年度未收取政府信息公开处理费，无其他事项。",
			"other_matters =\nother_matters = 政府信息公开未产生任何费用。",
			"other_matters =\nother_matters = 全年收取信息处理费350元。",
			"other_matters =",
		},
		[]Example{
			"other_matters =\nother_matters = 无。",
			"other_matters =\nother_matters = 本年度没有需要报告的其他事情。",
			"other_matters =\nother_matters = 全年办理人大代表建议3件，均已办结。",
		}},
	{"FRM009",
		[]Example{
			"",
			"opening =\nopening = 统计期限为2024年1月1日至12月31日。",
			"opening =\nopening = 统计期限为2024年1月1日至2024年12月31日。",
			"opening =\nopening = 统计期限自 2024 年 1 月 1 日起，至 2024 年 12 月 31 日止。",
			"opening =\nopening = 统计期限：2024年1月1日—12月31日。",
			"opening =\nopening = 统计期限：2024.1.1-2024.12.31。",
			"opening =\nopening = 统计期限为２０２４年１月１日至１２月３１日。",
			"opening =\nopening = 依据2019年5月15日施行的条例编制，数据截至2024年12月31日。",
			"opening = 咨询时间为2025年1月20日至2月20日。", "opening =\nopening = 咨询窗口开放于2025年1月20日至2月20日。",
			"opening =\nopening = 如有疑问请致电0533-2700000，工作时间9:00-17:00。",
		},
		[]Example{
			"opening =\nopening = 统计期限为2023年1月1日至12月31日。",
			"opening =\nopening = 统计期限为2024年1月1日至2025年12月31日。",
			"opening =\nopening = 统计期限为2024年1月1日至2024年11月30日。",
			"opening =\nopening = 统计期限自2024年2月1日起至2024年12月31日止。",
			"opening =\nopening = 统计期限：2023.1.1-2023.12.31。",
		}},
	{"FRM010",
		[]Example{
			"",
			"opening =\nopening = 数据截至2024年12月31日。",
			"opening =\nopening = 本报告依法编制。\noverview = 统计期限为2024年1月1日至12月31日。",
		},
		[]Example{"opening =", "opening =\nopening = 本报告依法编制。", "opening =\nopening = 数据截至2023年12月31日。",
			"opening =\noverview = 3月1日至5月1日开展宣传。"}},
	{"FRM011",
		[]Example{
			"",
			"stated.title = 淄博市国防动员办公室2024年政府信息公开工作年度报告",
			"stated.title = 淄博市国防动员办公室 2024 年政府信息公开工作年度报告",
		},
		[]Example{
			"stated.title = 淄博市国防动员办公室2023年政府信息公开工作年度报告",
			"stated.title = 淄博市国防动员办公室2024年度政府信息公开工作报告",
			"stated.title = 淄博市人民防空办公室2024年政府信息公开工作年度报告",
			"stated.title = 2024年政府信息公开年度报告",
		}},
	{"FRM012",
		[]Example{
			"",
			"opening = 根据《关于做好2025年政府信息公开工作年度报告编制的通知》编制。",
			"opening = 根据2019年修订的条例编制2024年政府信息公开工作年度报告。",
			"opening = 与2023年相比，格式没有变化。",
		},
		[]Example{
			"opening = 现公布2023年度政府信息公开工作年度报告。",
			"opening = 本机关2025年政府信息公开工作年度报告由六部分组成。",
			"opening = 现将2022年度报告公布如下。",
		}},
	{"FRM013",
		[]Example{
			"",
			"opening = 如有疑问，请与市国动办联系。",
			"opening = 如有疑问，请与淄博市国防动员办公室综合科联系。",
			"opening = 如有疑问，请与本机关联系。",
			"office = 淄博市住房和城乡建设局\nopening = 如有疑问，请与淄博市住建局办公室联系。",
			"opening = 如有疑问，请与我办政务公开科联系。",
			"office = 某某市人民政府\nkind = government\nopening = 请与某某市人民政府办公室联系。",
			"office = 陈仓区数据局\nopening = 请与宝鸡市陈仓区数据局联系。",
		},
		[]Example{
			"opening = 如有疑问，请与淄博市应急管理局联系。",
			"opening = 如对报告有疑问，请向某某县卫生健康局咨询。",
			"opening = 请与青岛市国防动员办公室联系。",
		}},
	{"FRM014",
		[]Example{"", "stated.headings = overview proactive requests disputes other_matters\nproblems =", "problems = 补充。"},
		[]Example{"overview =", "problems =", "other_matters ="}},
	{"FRM015",
		[]Example{
			"", "overview =", "other_matters =\nother_matters = 无。",
			"problems =\nproblems = 公开不够及时，已要求各科室按月更新。",
		},
		[]Example{
			"overview =\noverview = 总体情况良好。",
			"overview =\noverview = 2024年，我办认真做好政府信息公开工作，取得较好成效。",
			"problems =\nproblems = 无", "problems =\nproblems = 暂无。",
			"problems =\nproblems = 本单位政府信息公开工作不存在问题。",
		}},
	{"FRM016",
		[]Example{"", "overview = （六）其他情况\noverview = 开展调研。", "overview = （六）其他情况\noverview = 1.调研。", "overview = 1.加强学习",
			"overview = （六）依申请公开：全年收到申请5件。", "overview = （六）依申请公开工作总体平稳有序。"},
		[]Example{"overview = （六）平台建设情况", "overview = （六）监督保障\noverview = （七）其他情况\noverview = 开展调研。", "overview = 6.监督保障方面", "overview = （六）平台建设情况。"}},
	{"DUE001",
		[]Example{"", "published = 2025-01-31", "published = 2025-01-02", "kind = government\npublished = 2025-03-31", "published = 2024-06-01",
			"kind = township\npublished = 2025-06-01", "kind = subdistrict\npublished = 2025-06-01", "office = 某某市某某镇人民政府\nkind =\npublished = 2025-06-01", // no day is set
			"office = 某某市\nkind =\npublished = 2025-03-31"},
		[]Example{"published = 2025-02-01", "published = 2026-01-01", "kind = government\npublished = 2025-04-01",
			"kind = government_office\npublished = 2025-02-01", "kind = zone\npublished = 2025-02-01", "kind = vertical\npublished = 2025-02-01",
			"office = 某某市\nkind = department\npublished = 2025-03-31"}},
	{"DUE002",
		[]Example{"", "published = 2024-12-31", "published = 2025-01-01"},
		[]Example{"published = 2024-12-30", "published = 2024-01-20", "published = 2020-01-20"}},
	{"PUB001",
		[]Example{
			"",
			"overview = 编号110000199001010001。", // the checksum is wrong
			"overview = 编号110000199013010005。", // there is no 13th month
			"overview = 编号910000199001010005。", // 9 begins no area
			"overview = 统一社会信用代码11370300004218777X。",       // no day in it
			"overview = 编号A110000199001010005。",            // part of a code
			"overview = 网址http://a.cn/110000199001010005。", // part of an address
			"overview = 编号1100001990010100055。",            // 19 digits
		},
		[]Example{
			"overview = 申请人（110000199001010005）。",
			"overview = 身份证号：110000 19900101 0005",
			"overview = 身份证号：110000-19900101-0005",
			"overview = 身份证号１１００００１９９００１０１０００５。",
			"contact.phone = 110000199001010005",
			"opening = 110000199001010005",
			"problems = 11000019850107000X",
			"other_matters = 11000019850107000x。",
		}},
	{"PUB002",
		[]Example{
			"", "overview = 电话0533-2700000。", "overview = 热线12345和12388。",
			"overview = 金额13800138000元。", "overview = 浏览量13800138000次。", "overview = 编号23800138000。",
			"overview = 编号138001380001。", "overview = 编号X13800138000。", "overview = 电话：010-13800138。",
		},
		[]Example{
			"overview = 联系人手机13800138000。", "overview = 手机：138 0013 8000。", "overview = 手机138-0013-8000。",
			"overview = 手机+8613800138000。", "overview = １３８００１３８０００", "contact.fax = 1\ncontact.phone = 13800138000",
			"opening = （电话：13800138000）。",
		}},
	{"PUB003",
		[]Example{
			"", "overview = 编号6200000000000000001。", "overview = 编号2024000000000000000。",
			"overview = 编号62000000000000。", "overview = 编号110000199001010005。",
		},
		[]Example{
			"overview = 账号6200000000000000000。", "overview = 账号6200 0000 0000 0000 000。", "overview = 卡号4000000000000002。",
			"contact.address = 6200000000000000000",
		}},
	{"PUB004",
		[]Example{
			"", "contact.email = zwgk@zb.shandong.cn", "overview = 邮箱zwgk@zb.gov.cn。", "overview = “@国务院”专栏。",
			"overview = 公众号@qq。", "overview = 邮箱zwgk@myqq.com。",
		},
		[]Example{
			"contact.email = someone@163.com", "overview = 邮箱：someone@qq.com。", "overview = 邮箱someone@vip.sina.com，",
			"overview = 邮箱：Some.One@QQ.COM", "overview = 邮箱：someone＠126.com", "opening = （电子邮箱:someone@foxmail.com）。",
		}},
	{"CHR001",
		[]Example{
			"", "overview = 葛\U000e0100城12件。", "overview = 推进\u200b公开，办结12件。", "stated.title = 2024年政府信息公开工作年度报告", "overview = 推进\u202e公开。",
		},
		[]Example{
			"office = 某市\u200b某局", "stated.title = \ufeff2024年政府信息公开工作年度报告", "contact.email = a\u00adb@zb.shandong.cn", "stated.headings.problems = 五、存在的主要问题及改进\u2060情况",
			"overview = 办结1\u200b2件。", "overview = 办结\u202e12\u202c件。", "overview = 共\u202e办结12件。", "overview = １\u2066２件。",
			"overview = 推进\u200b\u200b公开，办结\u200b12件。",
		}},
	{"CHR002",
		[]Example{"", "overview = 葛\U000e0100城。", "overview = 办结1\u200b2件。", "office = 某市\u200b某局", "overview = ✔\ufe0f"},
		[]Example{"overview = 推进\u200b公开。", "overview = 推进\u202e公开。", "overview = 推进\u00ad公开，办结12件。", "overview = \ufeff公开。"}},
	{"STY001",
		[]Example{
			"", "overview = 国办函〔2020〕109号。", "overview = 法院作出（2024）鲁03行初12号判决。", "overview = 国务院令第711号。",
			"overview = 参会（2024）人。", "overview = 见表[2024]。",
		},
		[]Example{
			"overview = 政办发[2024]21号。", "overview = 政办发（2024）21号。", "overview = 政办发【2024】21号。", "overview = 政办发(2024)21号。",
			"overview = 政办发〔2024〕第21号。", "overview = 政办发〔2024〕021号。", "overview = 政办发［2024］21号。", "overview = 政办发〔2024]21号。",
		}},
	{"STY002",
		[]Example{
			"", "overview = 全年3.5万条，GDP增长。", "overview = 时间9:00至17:00。", "overview = 见http://www.a.gov.cn。", "overview = 1.主动公开。", "overview = 使用Word(97)格式。",
			"overview = 邮箱a@b.cn,电话0533。",
		},
		[]Example{
			"overview = 内容准确,发布及时。", "overview = 如下:一是公开。", "overview = (一)主动公开。", "overview = 落实\"三审三校\"。", "overview = 内容准确.发布及时。",
			"overview = 落实《条例》,发布及时。", "overview = 内容准确;发布及时。",
		}},
	{"STY003",
		[]Example{
			"", "overview = 1）加强学习；2）加强培训。", "overview = 《〈条例〉解读》（“一图读懂”）。", "overview = （混用的括号)。", "overview = people’s work。",
			"overview = （注：本报告\noverview = 可以下载。）", "overview = 一）主动公开。",
		},
		[]Example{
			"overview = （地址：某路1号。", "overview = 地址：某路1号）。", "overview = 落实“三审三校制度。", "overview = 落实三审三校”制度。",
			"overview = 落实《条例规定。", "overview = 内容“准确“。", "overview = 根据〔2024号文件。", "contact.address = 某路1号（东门",
		}},
	{"STY004",
		[]Example{"", "overview = 加油！！", "overview = 是吗？！", "overview = 等等……。", "overview = ——公开。", "overview = 见http://a.cn。", "overview = （一）。"},
		[]Example{"overview = 准确，，及时。", "overview = 完成。。", "overview = 完成，。", "overview = 如下：：", "overview = 一、、二", "overview = 完成；。", "overview = 准确,,及时"}},
	{"STY005",
		[]Example{
			"", "overview = 召开会议5次，其中一次为专题会。", "overview = 印发文件3件，开展三项工作。", "overview = 收到5件。三件已办结。",
			"overview = 2024年十大工作完成3件。", "overview = 贯彻二十届三中全会精神，发布35条。", "overview = 一是办结3件，二是印发2件。",
			"overview = 2024年12月31日。", "overview = 第三次会议审议3次。", "overview = 在“9·15”期间一起开展演练2起。",
		},
		[]Example{
			"overview = 全年收到申请5件，办结三件。", "overview = 2024年十二月31日。", "overview = 二〇二四年12月。", "overview = 自2023年起，至二〇二四年底。",
			"overview = 召开会议5次，培训三次。", "overview = 收到23件，办结二十二件。", "overview = 十二月31日完成。",
		}},
	{"CIT001",
		[]Example{
			"", "overview = 落实《政府信息公开条例》。", "overview = 落实《中华人民共和国政府信息公开条例（修订）》。", "overview = 落实《条例》。",
			"overview = 落实《某某省政府信息公开条例》。", "overview = 落实《政府信息公开信息处理费管理办法》。",
			"overview = 落实《中华人民共和国政府信息公开工作年度报告格式》。", "overview = 印发《某某局信息公开保密审查规定》。",
			"overview = 学习《关于贯彻〈中华人民共和国政府信息公开条例〉的意见》。", "overview = 落实《国务院办公厅关于印发〈政府信息公开信息处理费管理办法〉的通知》。",
			"overview = 落实《公共企事业单位信息公开规定制定办法》。", "overview = 落实《中华人民共和国档案法》。",
		},
		[]Example{
			"overview = 落实《中华人民共和国信息公开条例》。", "overview = 落实《政府信息公开工作条例》。", "overview = 落实《信息公开条例》。",
			"overview = 落实《中华人民共和国政府信息公开法》。", "overview = 落实《政府信息公开处理费管理办法》。", "overview = 落实《信息处理费管理办法》。",
			"overview = 落实《国务院办公厅关于印发〈政府信息公开处理费管理办法〉的通知》。", "overview = 落实《政府信息公开年度报告格式》。",
			"overview = 落实《中华人民共和国政府信息公开工作年度报告格式（试行）》要求和《信息公开条例》。",
		}},
	{"CIT002",
		[]Example{
			"", "overview = 落实《中华人民共和国政府信息公开条例》（国务院令第711号）。", "overview = 落实《中华人民共和国政府信息公开条例》(国务院令第 711 号)。",
			"overview = 落实《中华人民共和国政府信息公开条例》（中华人民共和国国务院令第711号）。", "overview = 落实《中华人民共和国政府信息公开条例》（国务院第711号令）。",
			"overview = 落实《政府信息公开条例》（以下简称《条例》）。", "overview = 落实《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）。",
			"overview = 落实《政府信息公开信息处理费管理办法》（国办函[2020]109号）。",
			"overview = 按照《关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》（国办公开办函〔2021〕30号）编制。",
			"overview = 落实《工作要点》（国办发〔2024〕1号）。",
		},
		[]Example{
			"overview = 落实《中华人民共和国政府信息公开条例》（国务院令第492号）。", "overview = 落实《政府信息公开条例》（国务院令第771号）。",
			"overview = 落实《政府信息公开信息处理费管理办法》（国办函〔2020〕119号）。", "overview = 落实《政府信息公开信息处理费管理办法》（国办发〔2020〕109号）。",
			"overview = 按照《关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》（国办公开办函〔2019〕60号）编制。",
			"overview = 按照《关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》（国办公开函〔2021〕30号）编制。",
		}},
	{"YTY001",
		[]Example{
			"", "previous.requests.carried_out.individual = 2", "previous.requests.carried_out.individual =",
			"previous.year = 2022\nprevious.requests.carried_out.individual = 7", "previous.office = 某某市某某局",
		},
		[]Example{
			"previous.requests.carried_out.individual = 3", "previous.requests.carried_out.enterprise = 1",
			"previous.requests.carried_out.individual =\nprevious.requests.carried_out.total = 9",
		}},
	{"YTY002",
		[]Example{"", "previous.year = 2022\nprevious.proactive.rules.in_force = 9", "previous.proactive.rules.in_force =", "previous.office = 某某市某某局"},
		[]Example{"previous.proactive.rules.in_force = 1", "previous.proactive.normative_documents.in_force = 1", "previous.proactive.rules.in_force = 0\nproactive.rules.repealed = 1\nproactive.rules.in_force = 3"}},
	{"YTY003",
		[]Example{
			"", "previous.year = 2022", "previous.overview =\nprevious.problems =\nprevious.other_matters =",
			"other_matters =\nprevious.overview =\nprevious.problems =\nprevious.other_matters =\n" +
				"previous.other_matters = 本年度没有收取政府信息公开信息处理费。\nother_matters = 本年度没有收取政府信息公开信息处理费。",
		},
		[]Example{
			"previous.overview =\nprevious.other_matters =",
			"previous.overview =\nprevious.problems =\nproblems = 补充一句没有人写过的全新的内容。",
		}},
	{"YTY004",
		[]Example{
			"", "overview = 较2023年增长三成。", "overview = 2023年结转的申请已经办结。", "overview = 2023年，全市印发方案，2024年全面实施。",
			"overview = 印发《2023年工作要点》。", "overview = 2025年，我办将继续改进。", "overview = 2023年，我办被评为先进，2024年继续保持。",
			"problems = 2023年，检查指出的问题均已整改到位。", "overview = 2018年，本机关迁入新址。", "overview = 在2023年，全部完成。",
			"overview = 2023年，我办获得表彰。",
		},
		[]Example{
			"overview = 2023年，我办共举办培训3次。", "overview = 2023年度，全年公开信息30条。", "overview = 2023年我办公开信息30条。",
			"overview = （六）其他情况。2023年，全年开展调研2次。", "overview = 截至2023年12月31日，公众号发布30条。", "overview = 工作有序。2022年，共发布3条。",
			"requests.lead = 2023年，本机关收到申请22件。", "overview = 2023 年，我办公开信息30条。",
			"overview = 2023年，我办印发方案一套。\nprevious.overview = 2023年，我办印发方案一套。",
		}},
	{"SUM007",
		[]Example{"", "disputes.reconsideration.upheld =", "proactive.rules.issued =", wholeDisputes + "disputes.reconsideration.upheld = 0", wholeDisputes + "disputes.litigation.direct.total = /"},
		[]Example{blankTable.Bad, wholeDisputes + "proactive.rules.issued ="}},
	{"FRM018",
		[]Example{"", "office = A", "office = 某某市某某局"},
		[]Example{"office = ", "office =  \u3000"}},
	{"FRM019",
		[]Example{"", "year = 2023", "year = 2008"},
		[]Example{"year = 0", "year = 24", "year = -1", "year = 20244"}},
	{"YTY008",
		[]Example{"", "previous.year = 2023", "previous.year = 2025", "previous.year = 2022"},
		[]Example{"previous.year = 2024", "previous.year = 2023\nprevious2.year = 2024"}},
	{"YTY009",
		[]Example{"", "previous.year = 2023", "previous.year = 2024", "previous.year = 0\nyear = 0"},
		[]Example{"previous.year = 2025", "previous.year = 0", "previous.year = 2023\nprevious2.year = 2030"}},
	{"YTY010",
		[]Example{"", "previous.year = 2023", "previous.year = 2024", "previous.year = 2022\nprevious2.year = 2023"},
		[]Example{"previous.year = 2022", "previous.year = 2021\nprevious2.year = 2022"}},
	{"YTY011",
		[]Example{"", "previous.office = 淄博市国防 动员办公室", "office = 某局（某中心）\nprevious.office = 某局(某中心)", "previous.office = 某局\noffice = "},
		[]Example{"previous.office = 某某市某某局", "previous.office = ", "previous.office = 淄博市人民防空办公室\nprevious2.year = 2022"}},
	{"YTY012",
		[]Example{"", "previous.year = 2023", "previous.year = 2023\nprevious2.year = 2022"},
		[]Example{"previous.year = 2023\nprevious2.year = 2023", "previous.year = 2021\nprevious2.year = 2021"}},
	{"SUB001",
		[]Example{
			"", "under.proactive.penalties.decisions =", "under.year = 2023\nunder.proactive.penalties.decisions = 99",
		},
		[]Example{
			"under.proactive.penalties.decisions = 2", "under.requests.new.individual = 20", "under.proactive.fees.amount = 0.5",
			"under.disputes.litigation.direct.upheld = 1", "under.office = A\nunder2.office = B",
			"under.office = A\nrequests.new.individual =\nrequests.new.total = 30",
		}},
	{"SUB002",
		[]Example{"", "under.office = A", "under.year = 2023\nunder.proactive.rules.issued ="},
		[]Example{"under.proactive.rules.issued =", "under.proactive.rules.issued = /", "under.office = A\nunder2.proactive.fees.amount ="}},
	{"SUB003",
		[]Example{"", "under.office = A\noffices = A", "under.office = A", "offices ="},
		[]Example{"offices = A", "under.office = A\noffices = A B", "under.office = A\nunder.year = 2023\noffices = A"}},
	{"SUB004",
		[]Example{"", "under.office = A\nunder2.office = B", "under.office = A\nunder2.office = A\nunder2.year = 2023", "under.office = \nunder2.office = "},
		[]Example{"under.office = A\nunder2.office = A", "under.office = A\nunder2.office = A ", "under.office = A\nunder2.proactive.rules.issued = 3\nunder2.office = A"}},
	{"SUB006",
		[]Example{"", "under.office = A", "under.office = A\nunder2.office = B"},
		[]Example{"under.office = ", "under.office = A\nunder2.office =  ", "under.office = \nunder.year = 2023"}},
	{"SUB005",
		[]Example{"", "under.office = A", "under.office = A\noffices = A B",
			"under.office = 国家税务总局某某市税务局\nunder.kind =\noffices = 国家税务总局某某市税务局", "under.office = 某某海关\nunder.kind = department", // the caller knows better
			"office = 国家税务总局某某省税务局\nkind = vertical\nunder.office = 国家税务总局某某市税务局"}, // a system's own roll-up
		[]Example{"under.year = 2023", "under.office = 国家税务总局某某市税务局\nunder.kind =", "under.office = A\nunder.kind = vertical", "under.office = A\noffices = B", "under.year = 2025"}},
}

func TestCases(t *testing.T) {
	for _, tc := range cases {
		t.Run(tc.code, func(t *testing.T) {
			if len(tc.good) < 3 || len(tc.bad) < 2 {
				t.Fatalf("%d good and %d bad cases are too few", len(tc.good), len(tc.bad))
			}
			for i, example := range append(append([]Example(nil), tc.good...), tc.bad...) {
				r, o := inOrder(t), Options{}
				if err := example.apply(t, r, &o); err != nil {
					t.Errorf("%q: %v", example, err)
					continue
				}
				result, err := Check(r, o)
				if err != nil {
					t.Fatal(err)
				}
				n := 0
				for _, f := range result.Findings {
					if f.Code == tc.code {
						n++
					}
				}
				if want := i >= len(tc.good); (n > 0) != want {
					t.Errorf("found %v, want %v:\n%s", n > 0, want, example)
				}
			}
		})
	}
}
