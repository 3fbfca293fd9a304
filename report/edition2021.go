package report

// Edition2021 returns the edition in force: 国办公开办函〔2021〕30号 of 26
// September 2021. What it shares with others stands in editionparts.go; its own labels,
// verbatim, stand in no other Go file.
func Edition2021() *Format { return edition2021() }

var edition2021 = library(spec2021)

func spec2021() FormatSpec {
	return FormatSpec{
		ID: "2021",
		Notice: Label{
			"《国务院办公厅政府信息与政务公开办公室关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》（国办公开办函〔2021〕30号）",
			"Notice of the General Office of the State Council's office for government information and openness, 国办公开办函〔2021〕30号",
		},
		Title:    title,
		Sections: sections(proactiveTable2021(), requestsTable2021()),
	}
}

// proactiveTable2021 is 表二: 4 columns, 14 rows, 10 figures.
func proactiveTable2021() *Table {
	decisions := Row{Cells: []Cell{subject, wide(head("本年处理决定数量", "Decisions this year"), 3)}}
	documents := func(label Label, key string) Row {
		key = "proactive." + key
		return counted(label, 1, count(key+".issued"), count(key+".repealed"), count(key+".in_force"))
	}
	decided := func(label Label, key string, item int) Row {
		return counted(label, item, wide(count("proactive."+key+".decisions"), 3))
	}
	return proactiveTable(1,
		band1,
		Row{Cells: []Cell{subject, head("本年制发件数", "Issued this year"), head("本年废止件数", "Repealed this year"), head("现行有效件数", "In force")}},
		documents(rules, "rules"),
		documents(Label{"行政规范性文件", "Normative documents"}, "normative_documents"),
		band5,
		decisions,
		decided(licences, "licences", 5),
		band6,
		decisions,
		decided(penalties, "penalties", 6),
		decided(coercion, "coercion", 6),
		band8,
		Row{Cells: []Cell{subject, wide(head("本年收费金额（单位：万元）", "Fees collected this year (in ten thousand yuan)"), 3)}},
		counted(fees, 8, Cell{Role: RoleFigure, Address: "proactive.fees.amount", Unit: TenThousandYuan, ColSpan: 3}),
	)
}

// requestsTable2021 is 表三: 3 heading rows and 25 rows of figures.
func requestsTable2021() *Table {
	return requestsTable(
		part{"not_corrected", []Article{{30, nil}},
			Label{"1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请", "1. Not corrected in time"}},
		part{"fee_unpaid", []Article{{42, nil}},
			Label{"2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请", "2. Fee not paid in time"}},
		part{"other", nil, Label{"3.其他", "3. Other"}},
	)
}
