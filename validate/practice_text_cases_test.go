package validate

// practiceTextCases are those of rules on texts that are at odds with themselves, and on
// their form and style.
var practiceTextCases = []ruleCases{
	{"TXT004",
		[]Example{
			"", "overview = 全年发布信息50条，其中动态20条、公告11条、解读4条、通知8条、其他7条。",
			"overview = 全年发布信息50条，其中动态20条、公告11条等。",
			"overview = 全年发布信息50条，其中动态20条（图片动态8条、视频动态12条）、公告30条。",
			"overview = 全年发布信息50条，其中网站发布40条，涉及民生领域的30条。",
			"overview = 全年发布信息约50条，其中动态31条、公告20条。",
			"overview = 全年开展培训3次，其中参训人员60人。",
			"overview = 全年发布信息50条，其中重点领域信息20条。",
			"overview = 全年发布信息50条，其中政策文件30条，其中规范性文件6条、其他文件24条，动态20条。",
		},
		[]Example{
			"overview = 全年发布信息50条，其中动态20条、公告11条、解读4条、通知8条、其他8条。",
			"overview = 全年发布信息50条，其中动态51条。",
			"overview = 全年发布信息50条（其中：动态30条、公告21条）。",
			"overview = 全年发布信息50条，其中动态20条、公告11条、解读4条、通知8条、其他6条。",
			"overview = 全年发布解读12篇，分别为图文解读7篇、视频解读6篇。",
			"overview = 全年发布信息50条，其中政策文件20条（含规范性文件21条）、动态30条。",
		}},
	{"TXT005",
		[]Example{
			"", "overview = 发布的信息中，动态占66.7%、公告占33.4%。", "overview = 发布的信息中，动态占60%、公告占30%。",
			"overview = 发布的信息中，网站占90%，涉及民生的占60%。", "overview = 公开专栏中，动态占33.3%、公告占33.3%、通知占33.4%。",
			"overview = 动态同比增长80%、公告同比增长70%。",
		},
		[]Example{
			"overview = 发布的信息中，动态占66.7%、公告占35.4%。", "overview = 发布的信息中，动态占60%、公告占30%、通知占20%。",
		}},
	{"TXT006",
		[]Example{"", "overview = 办结率100%。", "overview = 信息公开数量增长率达到120%。", "overview = 答复率98.5%，同比增幅150%。", "overview = 按时办结率达100%，发布量为上年的130%。"},
		[]Example{"overview = 办结率达到105%。", "overview = 答复率为101％。", "overview = 满意率提升至100.5%。"}},
	{"TXT007",
		[]Example{
			"", "overview = 收到政府信息公开申请22件，上年结转2件，办结23件，结转下年度1件。",
			"overview = 收到政府信息公开申请22件，办结23件，结转下年度1件。",
			"overview = 2023年收到政府信息公开申请40件，上年结转2件，办结40件，结转下年度1件。",
			"overview = 全年收到政府信息公开申请22件，办结20件，申请人撤回1件，结转下年度1件。",
		},
		[]Example{
			"overview = 收到政府信息公开申请22件，上年结转2件，办结22件，结转下年度1件。",
			"overview = 收到政府信息公开申请22件，上年结转2件，按时办结22件，结转下年度1件。",
			"overview = 收到政府信息公开申请22件，办结20件，结转下年度1件。",
		}},
	{"FRM020",
		[]Example{
			"", "opening = 本报告由总体情况、主动公开情况、依申请公开情况、政府信息公开行政复议、行政诉讼情况、存在的主要问题及改进情况、其他需要报告的事项等六个部分组成。",
			"opening = 本报告共六部分，包括：总体情况、主动公开政府信息情况、收到和处理申请情况、因政府信息公开工作被申请行政复议、提起行政诉讼情况、政府信息公开工作存在的主要问题及改进情况、其他事项。",
			"opening = 全文由概述、主动公开情况等七个部分组成。", "opening = 本报告由六个部分组成。",
			"opening = 本报告由总体情况、主动公开情况、依申请公开情况、复议诉讼情况、存在的问题、改进情况、其他事项七个部分组成。",
			"overview = 公开大部分信息，小部分正在整理。",
		},
		[]Example{
			"opening = 本报告由总体情况、主动公开情况、依申请公开情况、复议诉讼情况、存在的问题及改进情况、其他事项七个部分组成。",
			"opening = 本报告包括六部分：总体情况、主动公开情况、依申请公开情况、行政复议和行政诉讼情况、存在的问题及改进情况。",
			"opening = 本报告共分七部分，分别为：总体情况，主动公开情况，依申请公开情况，复议诉讼情况，问题及改进情况，其他事项。",
		}},
	{"FRM021",
		[]Example{
			"", "overview = 按照全市统一部署，开展培训2次。", "overview = 全省政务公开考核中我办排名第3。", "overview = 全市开展国防动员培训2次。",
			"office = 某某镇人民政府\nkind = government\noverview = 在全县考核中位列第3名。", "office = 某某镇人民政府\nkind = government\noverview = 全镇共受理申请22件。",
			"office = 某某街道办事处\noverview = 参加全区培训2次。",
		},
		[]Example{
			"overview = 全县开展政务公开培训2次。", "office = 某某镇人民政府\nkind = government\noverview = 全市各行政机关制发文件3件。",
			"office = 某某街道办事处\noverview = 全市共收到申请22件。", "office = 某某区人民政府\nkind = government\noverview = 全县主动公开信息30条。",
		}},
	{"FRM022",
		[]Example{
			"", "overview = 全年发布信息30条，逐条审核。", "overview = 二○二四年，我办发布信息30条。", "overview = 规范公开信息条目，更新目录。",
			"overview = 公开每条信息，回复每件申请。", "overview = 全年发布信息若干条。", "overview = 收到公民申请，按件登记。", "overview = 印发工作文件，召开会议。",
		},
		[]Example{"overview = 全年发布信息条，逐条审核。", "overview = 全年开展培训○次。", "overview = 公开网址（具体网址）。", "overview = 全年召开会议次，印发文件件。", "overview = 收到政府信息公开申请件，均已办结。"}},
	{"FRM023",
		[]Example{
			"", "problems =\nproblems = 一是公开不及时；二是解读不丰富。下一步，一是及时公开；二是丰富解读。",
			"problems =\nproblems = 公开不够及时，解读不够丰富。下一步，一是及时公开；二是丰富解读；三是加强培训。",
			"problems =\nproblems = 一是公开不及时；二是解读不丰富。下一步，及时公开，丰富解读，加强培训。",
		},
		[]Example{
			"problems =\nproblems = 一是公开不及时；二是解读不丰富；三是培训不足。下一步，一是及时公开，增加培训；二是丰富解读。",
			"problems =\nproblems = 一是公开不及时。二是解读不丰富。\nproblems = 针对以上问题，采取以下措施：一是及时公开。二是丰富解读。三是加强培训。",
		}},
	{"FRM024",
		[]Example{
			"", "overview = 我办共收到申请22件。", "kind = government\noffice = 某某市人民政府\noverview = 全市共收到申请22件。",
			"kind = government\noffice = 某某市人民政府\noverview = 如有疑问，请与我办联系。", "kind = government\noffice = 某某市人民政府\nopening = 本报告由我办编制，收到意见后更正。",
		},
		[]Example{"kind = government\noffice = 某某市人民政府\noverview = 我办共收到申请22件。", "kind = government\noffice = 某某县人民政府\noverview = 2024年，本局主动公开信息30条。"}},
	{"PUB005",
		[]Example{
			"", "overview = 申请人张某不服答复。", "overview = 申请人李某某提出申请。", "overview = 申请人应当补正。", "overview = 申请人可向上级反映。",
			"overview = 当事人方面的意见已听取。", "overview = 局长张建国主持会议。", "overview = 申请人向我局申请公开信息。", "overview = 群众任意查询。",
		},
		[]Example{"overview = 申请人张三丰不服答复，申请行政复议。", "overview = 原告李大诉我局一案已审结。", "overview = 村民王小二、赵大山申请公开征地信息。"}},
	{"STY006",
		[]Example{
			"", "overview = 会同有关单位研究研究，更新公开公开栏。", "overview = 天天更新，试试新栏目。", "overview = 一步一步推进，一件一件落实。",
			"overview = 为了了解公众需求开展调查。", "overview = 二〇二〇年以来持续公开。",
		},
		[]Example{"overview = 编制年度年度报告。", "overview = 更新公开文件公开文件。", "overview = 完善我局我局制度。", "stated.title = 2024年政府信息公开工作年度报告年度报告"}},
	{"STY007",
		[]Example{
			"", "overview = 无。\nother_matters = 无。", "overview = 强化队伍建设。\nproblems = 强化队伍建设。",
			"overview = 全年未收到政府信息公开申请，未收取信息处理费。\nother_matters = 全年未收到政府信息公开申请，未收取信息处理费。",
		},
		[]Example{
			"overview = 坚持把政务公开工作纳入全年重点任务统筹推进落实。\nproblems = 坚持把政务公开工作纳入全年重点任务统筹推进落实。",
			"overview = 坚持把政务公开工作纳入全年重点任务统筹推进落实。坚持把政务公开工作纳入全年重点任务统筹推进落实。",
		}},
	{"STY008",
		[]Example{
			"", "overview = 一是加强学习；二是加强审核。", "overview = 一是加强学习。二是加强审核。\noverview = 一是完善平台。二是丰富内容。",
			"overview =\noverview = 1.主动公开。发布信息30条。\noverview = 2.依申请公开。办理申请22件。\noverview = 3.信息管理。严格审核。\noverview = 4.平台建设。维护网站。\noverview = 5.监督保障。开展培训。",
			"overview = 这是二十年来的第三次。",
		},
		[]Example{
			"overview = 一是加强学习；二是加强审核；四是加强培训。",
			"overview =\noverview = 1.主动公开。发布信息30条。\noverview = 2.依申请公开。办理申请22件。\noverview = 3.信息管理。严格审核。\noverview = 6.平台建设。维护网站。\noverview = 5.监督保障。开展培训。",
			"overview =\noverview = （一）主动公开。发布信息30条。\noverview = （三）依申请公开。办理申请22件。\noverview = （四）信息管理。严格审核，维护网站，开展培训。",
		}},
	{"STY009",
		[]Example{"", "overview = 废止规范性文件0件。", "overview = 宣布失效规范性文件0件。", "overview = 废除烦琐程序，提高效率。"},
		[]Example{"overview = 全年废除规范性文件0件。", "overview = 清理后废除文件3件。"}},
	{"CIT003",
		[]Example{
			"", "opening = 按照国办公开办函〔2021〕30号文件要求编制。", "opening = 根据国务院第711号令编制。", "opening = 根据国令第711号编制。",
			"opening = 根据《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）。", "opening = 学习国办发〔2021〕3号文件。",
		},
		[]Example{
			"opening = 按照国办公开办涵〔2021〕30号文件要求编制。", "opening = 按照国办发〔2021〕30号文件要求编制。", "opening = 按照国办政务公开办函〔2021〕30号要求编制。",
			"opening = 根据《中华人民共和国政府信息公开条例》第711条编制。", "opening = 按照国办发[2021] 30号文件编制。",
		}},
	{"CIT004",
		[]Example{"", "year = 2020\nopening = 按照国办公开办函〔2019〕60号文件要求编制。", "opening = 按照国办公开办函〔2021〕30号文件要求编制。", "overview = 原国办公开办函〔2019〕60号不再执行。"},
		[]Example{"opening = 按照国办公开办函〔2019〕60号文件要求编制。", "opening = 按照国办公开办函（2019）60号文件编制。"}},
	{"DAT001",
		[]Example{
			"", "overview = 2024年2月29日召开会议。", "overview = 2月29日召开会议。", "overview = 4月30日、12月31日各检查一次。", "overview = 全年12月份均有更新。",
			"overview = 1月至12月发布30条。", "overview = 6月底前完成。",
		},
		[]Example{"overview = 2月30日召开会议。", "overview = 2023年2月29日召开会议。", "overview = 4月31日检查。", "overview = 13月1日检查。", "opening = 数据截至2024年11月31日。"}},
	{"DAT002",
		[]Example{
			"", "overview = 数据自1月1日起，至12月31日止。", "overview = 2024年年度报告按时公布。", "overview = 2024年年底完成。", "overview = 每月10日前更新。", "overview = 1月15号发布。",
			"overview = 全年3月1次、6月2次。", "overview = 截至2024年12月。",
		},
		[]Example{"overview = 数据至12月31止。", "overview = 2024年年1月1日起。", "overview = 20244年1月1日起。", "overview = 2024年31日止。", "overview = 自1月1起。", "overview = 至12月31日日止。"}},
	{"DAT003",
		[]Example{
			"", "overview = 办法自2025年3月1日起施行。", "overview = 本报告于2025年1月20日公布。", "overview = 2025年1月，对结转的申请作出答复。", "problems = 2025年3月，组织全办培训1次。",
			"overview = 计划于2025年3月召开会议1次。", "overview = 2024年12月31日，召开会议1次。",
		},
		[]Example{"overview = 2025年3月1日，召开会议1次。", "overview = 2025年5月，组织培训1次。", "overview = 截至2025年12月31日，共发布信息30条。"}},
	{"DAT004",
		[]Example{
			"", "overview = 2023年结转2024年办理4件。", "overview = 上年度结转2024年办结2件。", "overview = 收到申请22件，0件结转2025年办结。", "overview = 另有2023年申请2件结转至2024年办理。",
		},
		[]Example{"overview = 0件结转2024年办结。", "overview = 1件结转至2024年办理。", "overview = 其余顺延到2024年办理。"}},
}

// harmless are changes to a report in order of which nothing is said: what some notices ask
// for and others do not, figures beside those of the form, and customary wordings.
var harmless = []Example{
	// C4: results that were put on a site are another figure.
	"overview = 全年公示行政处罚结果8条、行政许可结果12条。",
	"overview = 全年在网站公开行政处罚信息8条。",
	"overview = 双公示平台归集行政处罚数据8条。",
	// C9: requests that were withdrawn have no row.
	"overview = 年内申请人主动撤回申请1件。",
	"overview = 有1件申请由申请人撤回，按其他处理统计。",
	"overview = 申请人撤回1件，已终止办理。",
	// F1, F2: no contact, and where basis and period stand.
	"contact.phone =\ncontact.email =",
	"opening =\noverview = 本报告所列数据的统计期限为2024年1月1日至12月31日。",
	"opening = 联系地址：某市某路1号；电话：0533-2700000。",
	// T5: parts in the words of the regulation
	"opening = 本报告由总体情况、主动公开政府信息情况、收到和处理申请情况、因政府信息公开工作被申请行政复议、提起行政诉讼情况、政府信息公开工作存在的主要问题及改进情况、其他事项六部分组成。",
	"opening = 报告内容包括总体情况、主动公开情况、依申请公开情况、复议诉讼情况、问题及改进情况、其他事项六个部分。",
	"opening = 全文共六个部分。",
	// T11, T12: numerals and names of the office in other clothes
	"overview = 全年收到政府信息公开申请２２件。",
	"overview = 全年收到政府信息公开申请贰拾贰件。",
	"overview = 全年收到政府信息公开申请22宗。",
	"overview = 局机关、我办、市国动办全年收到政府信息公开申请22件。",
	// plans, last year's figures, growth
	"problems = 2025年，我办计划发布解读12篇。",
	"overview = 2023年收到申请13件，2024年收到申请22件。",
	"overview = 全年发布信息540条，同比增长120%。",
}
