package report

// Edition2019 returns the edition for the reports of 2019 and 2020: 国办公开办函〔2019〕60号,
// superseded by [Edition2021]. Its figures that [Report] has no field for are in
// [Report.More]. What it shares with the edition in force stands in editionparts.go; its
// own labels stand in no other Go file.
func Edition2019() *Format { return edition2019() }

var edition2019 = library(spec2019)

func spec2019() FormatSpec {
	return FormatSpec{
		ID: "2019",
		Notice: Label{
			"《国务院办公厅政府信息与政务公开办公室关于政府信息公开工作年度报告有关事项的通知》（国办公开办函〔2019〕60号）",
			"Notice of the General Office of the State Council's office for government information and openness, 国办公开办函〔2019〕60号",
		},
		Title:    title,
		Sections: sections(proactiveTable2019(), requestsTable()),
	}
}

// proactiveTable2019 is 表二: 4 columns, 18 rows, 22 figures. The form names no unit for
// the sum of purchases; it counts in 万元 as offices fill it in.
func proactiveTable2019() *Table {
	before, change := head("上一年项目数量", "Items last year"), head("本年增/减", "More or fewer this year")
	decisions := Row{Cells: []Cell{subject, before, change, head("处理决定数量", "Decisions")}}
	documents := func(label Label, key string) Row {
		key = "proactive." + key
		return counted(label, 1, count(key+".created"), count(key+".disclosed"), count(key+".disclosed_total"))
	}
	items := func(key string) (before, change Cell) {
		key = "proactive." + key
		return count(key + ".items_before"), signed(count(key + ".items_change"))
	}
	decided := func(label Label, key string, item int) Row {
		before, change := items(key)
		return counted(label, item, before, change, count("proactive."+key+".decisions"))
	}
	feesBefore, feesChange := items("fees")
	return proactiveTable(1.3,
		band1,
		Row{Cells: []Cell{subject, head("本年新制作数量", "Made this year"), head("本年新公开数量", "Disclosed this year"), head("对外公开总数量", "Disclosed in all")}},
		documents(rules, "rules"),
		documents(Label{"规范性文件", "Normative documents"}, "normative_documents"),
		band5,
		decisions,
		decided(licences, "licences", 5),
		decided(Label{"其他对外管理服务事项", "Other matters of administration and service"}, "other_services", 5),
		band6,
		decisions,
		decided(penalties, "penalties", 6),
		decided(coercion, "coercion", 6),
		band8,
		Row{Cells: []Cell{subject, before, wide(change, 2)}},
		counted(fees, 8, feesBefore, wide(feesChange, 2)),
		band("第二十条第（九）项", "Article 20(9)"),
		Row{Cells: []Cell{subject, head("采购项目数量", "Purchases"), wide(head("采购总金额", "Sum of purchases"), 2)}},
		counted(Label{"政府集中采购", "Central government procurement"}, 9, count("proactive.procurement.projects"),
			Cell{Role: RoleFigure, Address: "proactive.procurement.amount", Unit: TenThousandYuan, ColSpan: 2}),
	)
}
