# The first three days at the desk, line by line as it was typed; it makes the log beside crisis.yaml. In a copy of this folder:
#
#     cp -r docs/examples/bali-strait-2025 bali && cd bali && sh log.sh
#     crisiskit plan --now "2025-07-03 02:00"
#
# What happened at sea, who counted what and what was announced is the public record, and stands in crisis.yaml with its pages. What the
# desk itself does here is made up to show the work: no office of the Ministry did, said or left undone any of it. Times are WIB.

crisiskit log start

# --- 2 July, 23:40: the harbour master's report -----------------------------------------------------------------------------------

crisiskit done log --by duty-officer --now "2025-07-02 23:44"
crisiskit contact crisis-lead --told --via telepon --by duty-officer --now "2025-07-02 23:44"
crisiskit done pause --by social-admin --now "2025-07-02 23:45"
crisiskit contact crisis-lead --answered --by duty-officer --now "2025-07-02 23:47"
crisiskit done call-lead --by liaison --note "Kantor SAR Surabaya mulai mencari; kapal di sekitar lokasi sudah diberi tahu." --now "2025-07-02 23:49"
crisiskit contact comms-head --told --via telepon --by crisis-lead --now "2025-07-02 23:51"
crisiskit done ask-harbour --by liaison --note "Isi manifes 53 penumpang dan 12 awak; itu isi manifes, bukan jumlah orang di kapal." --now "2025-07-02 23:52"
crisiskit contact liaison --told --answered --via telepon --by crisis-lead --now "2025-07-02 23:52"
crisiskit draft --kind acknowledgement --channel x,web --lang id,en --save --now "2025-07-02 23:54"
crisiskit contact comms-head --answered --by crisis-lead --now "2025-07-02 23:55"
crisiskit done set-level --by crisis-lead --now "2025-07-02 23:55"
crisiskit contact leader --told --answered --via telepon --by comms-head --now "2025-07-02 23:58"
crisiskit contact secretary --told --answered --via telepon --by comms-head --now "2025-07-02 23:59"

# --- 3 July, the night ------------------------------------------------------------------------------------------------------------

crisiskit done watch --by monitor --now "2025-07-03 00:01"
crisiskit contact family-liaison --told --via WhatsApp --by crisis-lead --now "2025-07-03 00:05"
crisiskit done inform-leaders --by comms-head --now "2025-07-03 00:09"
crisiskit decide "tidak ada keterangan tentang penyebab dari kita" --because "penyebab adalah wewenang KNKT" --by comms-head --now "2025-07-03 00:12"
crisiskit done guard-names --by ppid --now "2025-07-03 00:16"
crisiskit done check-facts --by technical --now "2025-07-03 00:24"
crisiskit done agree-voice --by liaison --note "Angka korban dari Basarnas; kita bicara manifes dan pelayaran." --now "2025-07-03 00:25"
crisiskit contact family-liaison --answered --by crisis-lead --now "2025-07-03 00:27"
crisiskit done call-knkt --by liaison --now "2025-07-03 00:30"
crisiskit done tell-staff --by comms-head --now "2025-07-03 00:34"
crisiskit done clear-law --by legal --now "2025-07-03 00:35"
crisiskit draft --kind holding --channel x,web --lang id,en --save --now "2025-07-03 00:38"
crisiskit done serta-merta --by ppid --now "2025-07-03 00:39"
crisiskit contact "wartawan radio" --asks "berapa orang di kapal?" --via telepon --by media-relations --now "2025-07-03 00:50"
crisiskit contact "wartawan radio" --reply "manifes mencatat 53 penumpang dan 12 awak; jumlah orang di kapal belum dipastikan" --by media-relations --now "2025-07-03 00:56"
crisiskit done answer-media --by media-relations --now "2025-07-03 00:57"
crisiskit draft --kind update --channel x,web --lang id,en --next "2025-07-03 05:30" --save --now "2025-07-03 01:36"
crisiskit done pin --by social-admin --now "2025-07-03 01:40"
crisiskit contact "wartawan televisi" --asks "apakah kapal bocor sebelum tenggelam?" --via WhatsApp --by media-relations --now "2025-07-03 01:52"
crisiskit done contact-embassies --by family-liaison --note "Kementerian Luar Negeri siap bila ada warga negara asing." --now "2025-07-03 02:20"

# --- 3 July, the day --------------------------------------------------------------------------------------------------------------

crisiskit contact "wartawan televisi" --reply "penyebab diselidiki KNKT; kita tidak menduga-duga" --by media-relations --now "2025-07-03 05:10"
crisiskit draft --kind update --channel x,web --lang id,en --next "2025-07-03 09:30" --save --now "2025-07-03 05:28"
crisiskit handover duty-officer --note "Empat orang selamat pukul 05.15 WITA; posko Ketapang menghitung ulang pukul 09.00." --now "2025-07-03 07:55"
crisiskit handover duty-officer --take --now "2025-07-03 08:02"
crisiskit draft --kind update --channel x,web --lang id,en --next "2025-07-03 12:00" --save --now "2025-07-03 09:27"
crisiskit draft --kind update --channel x,web --lang id,en --next "2025-07-03 16:00" --save --now "2025-07-03 11:52"
crisiskit done open-family-post --by family-liaison --note "Bersama posko polisi di ruang tunggu Ketapang dan RSU Negara." --now "2025-07-03 12:45"
crisiskit done meet-families --by family-liaison --now "2025-07-03 13:10"
crisiskit done sailing-notice --by media-relations --now "2025-07-03 13:20"
crisiskit decide "angka 78 orang tidak kita pakai" --because "manifes mencatat 65 nama dan asal angka itu tidak dijelaskan" --by crisis-lead --now "2025-07-03 14:15"
crisiskit claim engine-room-leak --evidence "KNKT belum menyatakan penyebab; Gubernur menyebutnya di Instagram." --by monitor --now "2025-07-03 14:20"
crisiskit contact "wartawan kantor berita" --asks "mengapa jumlah selamat turun dari 31 menjadi 28?" --via telepon --by media-relations --now "2025-07-03 16:10"
crisiskit draft --kind update --channel x,web --lang id,en --next "2025-07-03 22:00" --save --now "2025-07-03 16:42"
crisiskit contact "wartawan kantor berita" --reply "tiga orang yang semula tercatat tidak berada di posko; itu keterangan Kantor SAR Surabaya" --by media-relations --now "2025-07-03 16:50"
crisiskit handover duty-officer --now "2025-07-03 19:56"
crisiskit handover duty-officer --take --now "2025-07-03 20:01"
crisiskit draft --kind update --channel x,web --lang id,en --next "2025-07-04 07:00" --save --now "2025-07-03 21:50"

# --- 4 July -----------------------------------------------------------------------------------------------------------------------

crisiskit draft --kind update --channel x,web --lang id,en --next "2025-07-04 13:00" --save --now "2025-07-04 06:56"
crisiskit handover duty-officer --now "2025-07-04 07:58"
crisiskit handover duty-officer --take --now "2025-07-04 08:00"
crisiskit done ask-unlisted --by liaison --note "Keluarga menyebut lima orang di luar manifes; Basarnas dan KSOP memeriksa." --now "2025-07-04 12:30"
crisiskit draft --kind update --channel x,web --lang id,en --next "2025-07-04 19:00" --save --now "2025-07-04 12:55"
crisiskit done match-counts --by technical --note "Seorang korban selamat dijemput keluarganya tanpa melapor: 29 menjadi 30." --now "2025-07-04 18:35"
crisiskit draft --kind update --channel x,web --lang id,en --next "2025-07-05 07:00" --save --now "2025-07-04 18:57"
crisiskit handover duty-officer --now "2025-07-04 19:55"
crisiskit handover duty-officer --take --now "2025-07-04 20:00"

# --- 5 July -----------------------------------------------------------------------------------------------------------------------

crisiskit draft --kind update --channel x,web --lang id,en --next "2025-07-05 19:00" --save --now "2025-07-05 06:58"
crisiskit handover duty-officer --now "2025-07-05 07:55"
crisiskit handover duty-officer --take --now "2025-07-05 08:00"
crisiskit decide "pembaruan pada pukul 07.00 dan 19.00 selama pencarian" --because "data Basarnas keluar pagi dan petang" --by crisis-lead --now "2025-07-05 10:00"
crisiskit done correct-rumours --by crisis-lead --now "2025-07-05 11:00"
crisiskit draft --kind update --channel x,web --lang id,en --next "2025-07-06 07:00" --save --now "2025-07-05 18:55"
crisiskit handover duty-officer --note "Keluarga menunggu kabar pencarian besok pukul 07.00." --now "2025-07-05 19:58"
