package validate

// practiceCases are those of rules on what offices are asked for beside the form, first
// those on figures.
var practiceCases = []ruleCases{
	{"SUM008",
		[]Example{
			"", "proactive.normative_documents.issued = 1\nproactive.normative_documents.in_force = 1",
			"proactive.normative_documents.issued = 2\nproactive.normative_documents.in_force = 1\noverview = 另有1件规范性文件于年内失效。",
			"proactive.normative_documents.issued = 2\nproactive.normative_documents.repealed = 1\nproactive.normative_documents.in_force = 1",
			"proactive.normative_documents.issued = 2\nproactive.normative_documents.in_force = 1\noverview = 另1件自2025年1月1日起施行。",
			"proactive.normative_documents.issued = 2\nproactive.normative_documents.in_force = 1\noverview = 其中1件为联合印发，由主办机关统计。",
		},
		[]Example{
			"proactive.normative_documents.issued = 3\nproactive.normative_documents.in_force = 1",
			"proactive.normative_documents.issued = 5\nproactive.normative_documents.repealed = 1\nproactive.normative_documents.in_force = 3",
			"proactive.rules.issued = 1",
		}},
	{"SUM009",
		[]Example{
			"", "office = 某某省人民政府\nkind = government\nproactive.rules.issued = 2\nproactive.rules.in_force = 2",
			"office = 某某自治州人民政府\nkind = government\nproactive.rules.in_force = 2",
			"office = 某某壮族自治区人民政府\nkind = government\nproactive.rules.in_force = 2",
			"office = 东莞市人民政府\nkind = government\nproactive.rules.in_force = 2",
			"office = 国家某某局\nproactive.rules.in_force = 2", "office = 某某部\nproactive.rules.in_force = 2",
			"office = 某某市人民政府办公室\nkind = government\nproactive.rules.in_force = 2",
		},
		[]Example{
			"proactive.rules.in_force = 3", "office = 某某县人民政府\nkind = government\nproactive.rules.in_force = 3",
			"office = 某某镇人民政府\nkind = government\nproactive.rules.issued = 1\nproactive.rules.in_force = 1",
			"office = 某某街道办事处\nproactive.rules.repealed = 1", "office = 国家税务总局某某市税务局\nproactive.rules.in_force = 1",
		}},
	{"SUM010",
		[]Example{"", "proactive.fees.amount = 110.32", "proactive.fees.amount = 96171.6", "proactive.fees.amount = 1234567.8",
			"office = 某某省人民政府\nkind = government\nproactive.fees.amount = 23456789"},
		[]Example{"proactive.fees.amount = 12345678", "proactive.fees.amount = 98765432.1", "office = 某某镇人民政府\nkind = government\nproactive.fees.amount = 10000000"}},
	{"SUM011",
		[]Example{
			"", "year = 2023\ndisputes.litigation.direct.upheld = 1", "disputes.litigation.after_reconsideration.upheld = 1",
			"disputes.litigation.direct.upheld = 1\nrequests.outcome.partly_granted.individual = 0\nrequests.outcome.partly_granted.total = 0\nrequests.outcome.refused.enforcement_file.individual = 0\nrequests.outcome.refused.enforcement_file.total = 0",
			"disputes.litigation.direct.upheld = 1\noverview = 该行政诉讼由第三人直接提起。",
			"disputes.litigation.direct.upheld = 1\noverview = 该行政诉讼系2023年起诉的案件。",
		},
		[]Example{"disputes.litigation.direct.upheld = 1", "disputes.litigation.direct.total = 1\ndisputes.litigation.direct.pending = 1", "year = 2025\ndisputes.litigation.direct.other = 2"}},
	{"TXT008",
		[]Example{
			"", "proactive.fees.amount = 0.04\nother_matters =\nother_matters = 全年收取信息处理费380元。",
			"proactive.fees.amount = 0.038\nother_matters =\nother_matters = 全年收取信息处理费380元。",
			"proactive.fees.amount = 12.5\nother_matters =\nother_matters = 全年收取信息处理费380元。",
			"other_matters =\nother_matters = 全年收取信息处理费30元。",
			"other_matters =\nother_matters = 2023年收取信息处理费380元，本年未收取。",
		},
		[]Example{
			"other_matters =\nother_matters = 全年收取信息处理费380元。", "proactive.fees.amount = 0.02\nother_matters =\nother_matters = 全年收取信息处理费380元。",
			"proactive.fees.amount = 1\nother_matters =\nother_matters = 全年共收取信息处理费12000元。",
		}},
	{"TXT009",
		[]Example{"", "other_matters =\nother_matters = 全年收取信息处理费380元。", "other_matters =\nother_matters = 全年收取信息处理费0元。", "other_matters =\nother_matters = 全年收取信息处理费约385元。"},
		[]Example{"other_matters =\nother_matters = 全年收取信息处理费385元。", "other_matters =\nother_matters = 全年收取信息处理费122元。"}},
	{"TXT010",
		[]Example{
			"", "other_matters =\nother_matters = 全年未发出收费通知，未收取信息处理费。",
			"requests.outcome.other.fee_unpaid.individual = 1\nother_matters =\nother_matters = 全年未收取信息处理费。",
			"requests.outcome.other.fee_unpaid.individual = 1\nother_matters =\nother_matters = 发出收费通知1份，实际收取0元。",
			"requests.outcome.other.fee_unpaid.individual = 1\nother_matters =\nother_matters = 申请人未按收费通知要求缴纳费用，未收取信息处理费。",
		},
		[]Example{
			"requests.outcome.other.fee_unpaid.individual = 1\nother_matters =\nother_matters = 全年未发出收费通知，未收取信息处理费。",
			"requests.outcome.other.fee_unpaid.total = 1\nother_matters =\nother_matters = 本年度没有出具信息处理费收费通知。",
			"requests.outcome.other.fee_unpaid.enterprise = 1\nother_matters =\nother_matters = 全年无收费通知发出，未收取信息处理费。",
		}},
	{"TXT011",
		[]Example{
			"", "overview = 作为复议机关与原机关为共同被告的诉讼1件。",
			"disputes.litigation.after_reconsideration.upheld = 1\noverview = 作为复议机关的共同被告案件1件，未计入本机关数据。",
			"disputes.litigation.after_reconsideration.upheld = 1\noverview = 配合复议机关做好答复工作。",
			"disputes.litigation.after_reconsideration.upheld = 1\noverview = 与有关部门共同做好应诉工作2次。",
		},
		[]Example{
			"disputes.litigation.after_reconsideration.upheld = 1\noverview = 作为复议机关与原机关为共同被告的诉讼1件。",
			"disputes.litigation.after_reconsideration.total = 2\ndisputes.litigation.after_reconsideration.upheld = 2\noverview = 以复议机关身份共同应诉的案件2件。",
		}},
	{"YTY013",
		[]Example{
			"", "proactive.normative_documents.repealed = 6", "previous.proactive.normative_documents.in_force = 6\nproactive.normative_documents.repealed = 6",
			"previous.proactive.normative_documents.in_force = 2\nproactive.normative_documents.repealed = 6\noverview = 因机构改革，承接了原单位的文件。",
			"previous.proactive.normative_documents.in_force = 2\nproactive.normative_documents.repealed = 6\noverview = 其中失效4件。",
			"previous.year = 2022\nproactive.normative_documents.repealed = 6",
		},
		[]Example{
			"previous.proactive.normative_documents.in_force = 2\nproactive.normative_documents.repealed = 6",
			"previous.proactive.rules.in_force = 0\nproactive.rules.repealed = 1",
		}},
	{"YTY014",
		[]Example{
			"", "disputes.litigation.after_reconsideration.upheld = 1", "previous.disputes.reconsideration.corrected = 1\ndisputes.litigation.after_reconsideration.upheld = 1",
			"previous.disputes.reconsideration.upheld = 0\ndisputes.reconsideration.upheld = 1\ndisputes.litigation.after_reconsideration.upheld = 1",
			"previous.disputes.reconsideration.upheld = 0\ndisputes.litigation.after_reconsideration.upheld = 1\noverview = 该案为二审案件。",
		},
		[]Example{
			"previous.disputes.reconsideration.upheld = 0\ndisputes.litigation.after_reconsideration.upheld = 1",
			"previous.disputes.reconsideration.upheld = 0\ndisputes.litigation.after_reconsideration.total = 2",
		}},
	{"SUB007",
		[]Example{
			"", "under.office = A", "under.office = A\nunder2.office = A", "under.office = A\nunder2.office = B\nunder2.year = 2023",
			"under.office = A\nunder2.office = B\nunder2.overview =\nunder2.problems =\nunder2.other_matters =",
			"under.office = A\nunder2.office = B\nunder2.overview =\nunder2.problems =\nunder2.other_matters =\nunder.overview = 全年未发生因政府信息公开引起的行政复议和行政诉讼案件。\nunder2.overview = 全年未发生因政府信息公开引起的行政复议和行政诉讼案件。",
		},
		[]Example{"under.office = A\nunder2.office = B", "under.office = A\nunder2.office = B\nunder2.problems =\nunder2.other_matters ="}},
	{"SUB008",
		[]Example{
			"", "under.office = 某某市审计局\nunder2.office = 某某市统计局\nunder2.overview = 2024年，某某市统计局共收到申请22件。",
			"under.office = 某某市审计局\nunder2.office = 某某市统计局\nunder2.overview = 某某市审计局组织的培训，我局参加1次。",
			"under.office = 某某市审计局\nunder2.office = 某某市统计局\nunder2.overview = 配合某某市审计局开展检查。",
		},
		[]Example{
			"under.office = 某某市审计局\nunder2.office = 某某市统计局\nunder2.overview = 2024年，某某市审计局共收到申请22件。",
			"under.office = 某某市审计局\nunder2.office = 某某市统计局\nunder2.overview = 某某市审计局认真做好信息公开工作。",
		}},
}
